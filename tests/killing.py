"""Kills a server with SIGKILL again and again while deliveries come in, as GitHub sends and sends them again.

service = Service(command, environment, "http://127.0.0.1:8080")
with service:
    storm(service, deliveries, secret, kill_moments(seed))
    ...  # wait for the state that must be reached
"""

from __future__ import annotations

import http.client
import json
import os
import random
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from webhooks.signature import sign


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def kill_moments(seed: int, kills: int = 10, longest: float = 1.5) -> list[float]:
    """How long each life lasts, in seconds from the moment at which the server answers: often hardly any time."""
    dice = random.Random(seed)
    return [dice.uniform(0, longest) for _ in range(kills)]


@dataclass(frozen=True)
class Delivery:
    guid: str
    event: str
    payload: dict[str, Any]
    before: Callable[[], None] = lambda: None
    """What happens on GitHub just before the delivery is sent, such as a push. Called once."""


@dataclass
class Service:
    """A server in processes of its own, which live and die together."""

    command: Sequence[str]
    environment: dict[str, str]
    url: str
    log: Path
    process: subprocess.Popen[bytes] | None = field(default=None, init=False)

    def start(self) -> None:
        """Returns once the server answers."""
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self.command,
                env={**os.environ, **self.environment},
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        wait_until(self._answers, seconds=30, what=f"{self.url} answers; see {self.log}")

    def kill(self) -> None:
        """Without a word of warning, children included."""
        assert self.process is not None
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.process = None

    def stop(self) -> None:
        if self.process is not None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(timeout=40)
            finally:
                if self.process.returncode is None:
                    self.kill()
            self.process = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def _answers(self) -> bool:
        assert self.process is not None
        if self.process.poll() is not None:
            raise AssertionError(f"the server ended by itself with {self.process.returncode}; see {self.log}")
        try:
            with urllib.request.urlopen(f"{self.url}/healthz", timeout=2) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False


def storm(service: Service, deliveries: Sequence[Delivery], secret: str, lives: Sequence[float]) -> None:
    """Sends every delivery until it is accepted, while the server is killed at the end of each life.

    The deliveries are spread over all lives, and a last start follows the last kill.
    """
    with ThreadPoolExecutor(1) as sender:
        sending = sender.submit(_send_all, service, deliveries, secret, lives)
        for life in lives:
            time.sleep(life)
            service.kill()
            service.start()
        sending.result(timeout=60)


def _send_all(service: Service, deliveries: Sequence[Delivery], secret: str, lives: Sequence[float]) -> None:
    pace = sum(lives) / len(deliveries)
    for delivery in deliveries:
        delivery.before()
        while not send(service.url, delivery, secret):
            time.sleep(0.05)
        time.sleep(pace)


def send(url: str, delivery: Delivery, secret: str) -> bool:
    """One try. False is what GitHub lists as a failed delivery, which it sends again with the same id."""
    body = json.dumps(delivery.payload).encode()
    headers = {
        "Content-Type": "application/json",
        "X-GitHub-Event": delivery.event,
        "X-GitHub-Delivery": delivery.guid,
        "X-Hub-Signature-256": sign(body, secret),
    }
    try:
        with urllib.request.urlopen(urllib.request.Request(f"{url}/webhooks", body, headers), timeout=10) as answer:
            status = answer.status
    except urllib.error.HTTPError as error:
        status = error.code
    except (OSError, http.client.HTTPException):
        return False
    assert status in (202, 500), f"{delivery.guid} was answered with {status}"
    return bool(status == 202)


def wait_until(true: Callable[[], bool], *, seconds: float, what: str) -> None:
    """Polls until it is true. Raises ``AssertionError`` when it is not in time."""
    for _ in ticks(seconds):
        if true():
            return
    raise AssertionError(f"not within {seconds} s: {what}")


def ticks(seconds: float) -> Iterator[None]:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        yield
        time.sleep(0.02)


def gunicorn(application: str) -> list[str]:
    """The command that runs an application the way the server is run."""
    return [sys.executable, "-m", "gunicorn", "-c", "python:webhooks.gunicorn_conf", application]
