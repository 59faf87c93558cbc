"""No delivery is lost, whenever the server is killed."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from tests.bot.engine.stand_in import World
from tests.bot.test_settings import KEY
from tests.killing import Delivery, Service, free_port, gunicorn, kill_moments, storm, wait_until

SECRET = "the-webhook-secret"
PULLS = 12
DELIVERIES = 100


def test_no_delivery_is_lost_on_sqlite(tmp_path: Path) -> None:
    survive(tmp_path, f"sqlite:///{tmp_path}/state/copydesk.db")


@pytest.mark.postgres
def test_no_delivery_is_lost_on_postgres(tmp_path: Path, postgres: str) -> None:
    survive(tmp_path, postgres)


def survive(folder: Path, database: str) -> None:
    seed = int(os.environ.get("COPYDESK_TEST_SEED", random.randrange(10**6)))
    print(f"COPYDESK_TEST_SEED={seed}")
    world = World(folder / "world.db").create()
    port = free_port()
    service = Service(
        gunicorn("tests.bot.engine.stand_in:create()"),
        {
            "COPYDESK_DATABASE_URL": database,
            "COPYDESK_GITHUB_APP_ID": "1",
            "COPYDESK_GITHUB_PRIVATE_KEY": KEY,
            "COPYDESK_WEBHOOK_SECRET": SECRET,
            "COPYDESK_SETTLE_SECONDS": "0.2",
            "COPYDESK_WRITES_PER_MINUTE": "100000",
            "COPYDESK_PORT": str(port),
            "STAND_IN_WORLD": str(world.file),
        },
        f"http://127.0.0.1:{port}",
        folder / "server.log",
    )
    dice = random.Random(seed)
    deliveries = [push(world, guid, 1 + dice.randrange(PULLS)) for guid in range(DELIVERIES)]
    with service:
        storm(service, deliveries, SECRET, kill_moments(seed))
        wait_until(lambda: not world.behind(), seconds=30, what="every pull request shows its head")
    assert world.query("select sum(head) from pulls") == [(DELIVERIES,)]
    assert overlaps(world) == []


def push(world: World, guid: int, number: int) -> Delivery:
    payload = {
        "action": "synchronize",
        "installation": {"id": 1 + number % 3},
        "repository": {"full_name": "site/posts"},
        "pull_request": {"number": number},
    }
    return Delivery(f"delivery-{guid}", "pull_request", payload, lambda: world.push(number))


def overlaps(world: World) -> list[tuple[int, float, float]]:
    """Where two jobs of one pull request were at work at once. What a kill interrupted has no end."""
    return world.query(
        "select one.number, one.began, other.began from work one join work other on one.number = other.number"
        " and one.rowid != other.rowid and other.began > one.began and other.began < one.ended"
    )
