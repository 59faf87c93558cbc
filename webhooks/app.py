"""The door: verifies a delivery, stores it, answers. Nothing of the work happens in the request."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Callable
from typing import Any, Protocol

from flask import Flask, Request, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge

from bot.engine import StoreUnavailable, targets
from bot.model.event import Event
from bot.settings import Settings
from webhooks import routing, signature

LARGEST_BODY = 25 * 1024 * 1024
"""GitHub's own limit, https://docs.github.com/en/webhooks/webhook-events-and-payloads#payload-cap."""

_DELIVERY = re.compile(r"[A-Za-z0-9-]{1,100}\Z")

log = logging.getLogger(__name__)


class AcceptsDeliveries(Protocol):
    def accept(self, event: Event) -> None: ...


def create_app(settings: Settings, inbox: AcceptsDeliveries, ready: Callable[[], bool]) -> Flask:
    """The WSGI application. ``ready`` tells whether jobs are being run."""
    app = Flask("webhooks")
    # Flask then answers 413 by the announced length, before it reads anything.
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_BODY
    secrets = [secret.get_secret_value() for secret in settings.webhook_secrets]

    @app.post("/webhooks")
    def webhooks() -> ResponseReturnValue:
        return _receive(request, secrets, settings.bot_login, inbox)

    @app.get("/healthz")
    def healthz() -> ResponseReturnValue:
        """The process answers."""
        return _say(200, "The server is running.")

    @app.get("/readyz")
    def readyz() -> ResponseReturnValue:
        """The process runs jobs, too."""
        return _say(200, "Jobs are running.") if ready() else _say(503, "Jobs are not running (yet). See the log.")

    @app.errorhandler(RequestEntityTooLarge)
    def too_large(_: RequestEntityTooLarge) -> ResponseReturnValue:
        return _say(413, "A delivery has 25 MB at most. Send less at once.")

    @app.errorhandler(HTTPException)
    def refused(error: HTTPException) -> ResponseReturnValue:
        return _say(error.code or 500, error.description or error.name)

    return app


def _receive(delivery: Request, secrets: list[str], own_login: str, inbox: AcceptsDeliveries) -> ResponseReturnValue:
    body = delivery.get_data(cache=False)
    if not signature.verify(body, delivery.headers.get("X-Hub-Signature-256", ""), secrets):
        log.warning("delivery refused", extra={"reason": "signature", "client": delivery.remote_addr})
        return _say(
            401, "The signature is missing or wrong. Compare the webhook's secret with COPYDESK_WEBHOOK_SECRET."
        )
    if delivery.mimetype != "application/json":
        return _say(415, "Set the webhook's content type to application/json in the app's settings on GitHub.")
    name, guid = delivery.headers.get("X-GitHub-Event", ""), delivery.headers.get("X-GitHub-Delivery", "")
    if not name or not _DELIVERY.match(guid):
        return _say(400, "The headers X-GitHub-Event and X-GitHub-Delivery are needed.")
    payload = _parse(body)
    if payload is None:
        return _say(400, "The body is not a JSON object.")
    return _accept(name, guid, payload, own_login, inbox)


def _accept(
    name: str, guid: str, payload: routing.Payload, own_login: str, inbox: AcceptsDeliveries
) -> ResponseReturnValue:
    about = {"delivery": guid, "event": name}
    if name == "ping":
        log.info("ping", extra=about)
        return _say(200, "Copydesk hears you.")
    target = routing.concerns(name, payload, own_login)
    if target is None:
        log.debug("delivery ignored", extra=about)
        return "", 204
    action = payload.get("action")
    event = Event(guid, f"{name}.{action}" if isinstance(action, str) else name, target)
    about = {**about, "event": event.kind, "target": targets.key(target)}
    try:
        inbox.accept(event)
    except StoreUnavailable as error:
        log.error("delivery not stored: %s", error, extra=about)
        return _say(500, "The store is unavailable. Copydesk asks for this delivery again once it is back.")
    log.info("delivery accepted", extra=about)
    return _say(202, "Accepted.")


def _parse(body: bytes) -> routing.Payload | None:
    try:
        payload: Any = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return payload if isinstance(payload, dict) else None


def _say(status: int, sentence: str) -> ResponseReturnValue:
    return f"{sentence}\n", status, {"Content-Type": "text/plain; charset=utf-8"}
