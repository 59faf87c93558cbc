"""Deliveries of webhooks: signed, posted once by a background thread, recorded, redelivered on request only."""

from __future__ import annotations

import hashlib
import hmac
import http.client
import json
import random
import time
import uuid
from collections import deque
from dataclasses import dataclass, field, replace
from datetime import datetime
from threading import Condition, Thread
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from forge.hub import Forge

ANSWER_WITHIN = 10.0
"""Seconds after which GitHub gives a delivery up:
https://docs.github.com/webhooks/using-webhooks/best-practices-for-using-webhooks"""


@dataclass(slots=True)
class Delivery:
    """One attempt to hand an event to the app. A redelivery is a new attempt with the same guid.

    `status_code` is 0 when no answer came; `delivered_at` is None until the attempt is over.
    """

    id: int
    guid: str
    event: str
    action: str | None
    payload: dict[str, Any]
    installation_id: int | None
    repository_id: int | None
    redelivery: bool = False
    url: str = ""
    delivered_at: datetime | None = None
    duration: float = 0.0
    status: str = "pending"
    status_code: int = 0
    request_headers: dict[str, str] = field(default_factory=dict)
    response_headers: dict[str, str] = field(default_factory=dict)
    response_body: str = ""

    @property
    def body(self) -> bytes:
        """The bytes that are signed and sent."""
        return json.dumps(self.payload, separators=(",", ":"), ensure_ascii=False).encode()

    @property
    def succeeded(self) -> bool:
        """Whether the app answered with a status in the 200s."""
        return 200 <= self.status_code < 300


def sign(secret: str, body: bytes) -> str:
    """The value of `X-Hub-Signature-256`.

    https://docs.github.com/webhooks/using-webhooks/validating-webhook-deliveries
    """
    return "sha256=" + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()


class Webhooks:
    """The queue of deliveries of the app, and the thread that empties it."""

    def __init__(self, forge: Forge) -> None:
        self._forge = forge
        self.deliveries: list[Delivery] = []
        self._queue: deque[Delivery] = deque()
        self._changed = Condition()
        self._busy = False
        self._held = False
        self._lose = 0
        self._stopped = False
        self._thread: Thread | None = None

    def send(
        self,
        event: str,
        action: str | None,
        payload: dict[str, Any],
        installation_id: int | None,
        repository_id: int | None,
    ) -> Delivery | None:
        """Queue an event for the app; nothing happens while the app has no webhook address."""
        if self._forge.app.webhook_url is None:
            return None
        delivery = Delivery(
            self._forge.next_id(), str(uuid.uuid4()), event, action, payload, installation_id, repository_id
        )
        return self._enqueue(delivery)

    def redeliver(self, guid: str) -> Delivery:
        """Send a past delivery again, under its own guid. Raises KeyError when there is none."""
        past = next((each for each in reversed(self.deliveries) if each.guid == guid), None)
        if past is None:
            raise KeyError(guid)
        again = replace(
            past,
            id=self._forge.next_id(),
            redelivery=True,
            delivered_at=None,
            duration=0.0,
            status="pending",
            status_code=0,
            response_headers={},
            response_body="",
        )
        return self._enqueue(again)

    def drain(self, timeout: float = 10.0) -> None:
        """Wait until everything queued has been sent. Raises TimeoutError."""
        with self._changed:
            idle = self._changed.wait_for(lambda: not self._busy and not self._queue, timeout)
        if not idle:
            raise TimeoutError(f"{len(self._queue)} deliveries were still waiting after {timeout} s.")

    def hold(self) -> None:
        """Keep deliveries back until `release`."""
        with self._changed:
            self._held = True

    def release(self, shuffle: random.Random | None = None, duplicate: bool = False) -> None:
        """Send what was held back, in another order or each one twice if asked."""
        with self._changed:
            waiting = list(self._queue) * (2 if duplicate else 1)
            if shuffle:
                shuffle.shuffle(waiting)
            self._queue = deque(waiting)
            self._held = False
            self._changed.notify_all()

    def lose(self, times: int = 1) -> None:
        """Let the next deliveries fail as if the network were down; they are recorded as failed."""
        with self._changed:
            self._lose += times

    def close(self) -> None:
        """Stop the thread; what is still queued is not sent."""
        with self._changed:
            self._stopped = True
            self._changed.notify_all()
        if self._thread is not None:
            self._thread.join(ANSWER_WITHIN)

    def _enqueue(self, delivery: Delivery) -> Delivery:
        self._forge.check_webhook(delivery)
        with self._changed:
            self.deliveries.append(delivery)
            self._queue.append(delivery)
            if self._thread is None:
                self._thread = Thread(target=self._run, name="forge-webhooks", daemon=True)
                self._thread.start()
            self._changed.notify_all()
        return delivery

    def _run(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._stopped or (self._queue and not self._held))
                if self._stopped:
                    return
                delivery = self._queue.popleft()
                self._busy = True
                lost, self._lose = self._lose > 0, max(0, self._lose - 1)
            try:
                self._deliver(delivery, lost)
            finally:
                with self._changed:
                    self._busy = False
                    self._changed.notify_all()

    def _deliver(self, delivery: Delivery, lost: bool) -> None:
        started = time.monotonic()
        try:
            if lost:
                raise OSError("the network is down")
            self._post(delivery)
            verdict = "OK" if delivery.succeeded else f"Invalid HTTP Response: {delivery.status_code}"
        except TimeoutError:
            verdict = "timed out"
        except (OSError, http.client.HTTPException):
            verdict = "failed to connect to host"
        delivery.duration = round(time.monotonic() - started, 2)
        delivery.delivered_at = self._forge.clock()
        delivery.status = verdict

    def _post(self, delivery: Delivery) -> None:
        app, body = self._forge.app, delivery.body
        delivery.url = app.webhook_url or ""
        delivery.request_headers = {
            "Accept": "*/*",
            "Content-Type": "application/json",
            "User-Agent": "GitHub-Hookshot/copydesk",
            "X-GitHub-Delivery": delivery.guid,
            "X-GitHub-Event": delivery.event,
            "X-GitHub-Hook-ID": str(app.id),
            "X-GitHub-Hook-Installation-Target-ID": str(app.id),
            "X-GitHub-Hook-Installation-Target-Type": "integration",
            "X-Hub-Signature-256": sign(app.webhook_secret, body),
        }
        target = urlsplit(delivery.url)
        connection = http.client.HTTPConnection(target.hostname or "", target.port, timeout=ANSWER_WITHIN)
        try:
            connection.request("POST", target.path or "/", body, delivery.request_headers)
            response = connection.getresponse()
            delivery.status_code = response.status
            delivery.response_headers = dict(response.getheaders())
            delivery.response_body = response.read(10_000).decode("utf-8", "replace")
        finally:
            connection.close()
