from __future__ import annotations

from collections import Counter
from datetime import timedelta

import pytest

from bot.github.auth import App
from bot.github.deliveries import request_failed
from forge import Forge, Repository


@pytest.fixture
def _webhook(forge: Forge, repository: Repository) -> None:
    """To a door that is shut."""
    forge.set_webhook("http://127.0.0.1:9/webhooks")
    repository.commit("main", {"a": "b"})
    forge.drain()


def request(app: App, forge: Forge) -> int:
    with app.integration() as integration:
        found = request_failed(integration, forge.clock())
    forge.drain()
    return found


@pytest.mark.usefixtures("_webhook")
def test_deliveries_that_failed_are_requested_once(app: App, forge: Forge) -> None:
    lost = {delivery.guid for delivery in forge.deliveries}

    assert request(app, forge) == len(lost)
    assert request(app, forge) == 0
    assert Counter(delivery.guid for delivery in forge.deliveries) == dict.fromkeys(lost, 2)


@pytest.mark.usefixtures("_webhook")
def test_what_arrived_is_not_requested_again(app: App, forge: Forge) -> None:
    for delivery in forge.deliveries:
        delivery.status_code, delivery.status = 202, "OK"

    assert request(app, forge) == 0


@pytest.mark.usefixtures("_webhook")
def test_what_github_no_longer_keeps_is_not_requested(app: App, forge: Forge) -> None:
    for delivery in forge.deliveries:
        delivery.delivered_at = forge.clock() - timedelta(days=3, minutes=1)

    assert request(app, forge) == 0


@pytest.mark.usefixtures("_webhook")
def test_one_that_cannot_be_had_does_not_hide_the_others(app: App, forge: Forge) -> None:
    lost = {delivery.guid for delivery in forge.deliveries}
    forge.faults.add("POST", "/attempts$", status=422)

    assert request(app, forge) == len(lost) - 1
