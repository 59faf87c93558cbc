"""A door with an inbox that remembers."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from bot.engine import StoreUnavailable
from bot.model.event import Event
from bot.settings import Settings
from tests.bot.test_settings import KEY
from webhooks.app import create_app
from webhooks.signature import sign

SECRET = "the-webhook-secret"
OLD_SECRET = "the-previous-secret"


@dataclass
class Inbox:
    accepted: list[Event] = field(default_factory=list)
    down: bool = False

    def accept(self, event: Event) -> None:
        if self.down:
            raise StoreUnavailable("no route to host")
        self.accepted.append(event)


@dataclass
class Door:
    client: FlaskClient
    inbox: Inbox
    running: bool = True

    def deliver(
        self, event: str, payload: object, *, secret: str = SECRET, body: bytes | None = None, **headers: str
    ) -> TestResponse:
        raw = json.dumps(payload).encode() if body is None else body
        given = {
            "X-GitHub-Event": event,
            "X-GitHub-Delivery": "72d3162e-cc78-11e3-81ab-4c9367dc0958",
            "X-Hub-Signature-256": sign(raw, secret),
            "Content-Type": "application/json",
            **{name.replace("_", "-"): value for name, value in headers.items()},
        }
        return self.client.post("/webhooks", data=raw, headers=given)


@pytest.fixture
def door(caplog: pytest.LogCaptureFixture) -> Iterator[Door]:
    overrides: dict[str, Any] = {
        "github_app_id": 1,
        "github_private_key": KEY,
        "webhook_secret": SECRET,
        "webhook_secret_previous": OLD_SECRET,
    }
    inbox = Inbox()
    made: list[Door] = []
    app = create_app(Settings.load(**overrides), inbox, lambda: made[0].running)
    made.append(Door(app.test_client(), inbox))
    with caplog.at_level(logging.DEBUG):
        yield made[0]
