"""``copydesk serve`` in processes of its own, with a forge that takes its time to answer."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot.engine import store
from bot.engine.failures import FailedJob, Failures
from bot.engine.takeover import UNFINISHED
from forge import Forge
from forge.exchange import Exchange
from tests.killing import Service, free_port

IN_FLIGHT_SECONDS = 0.03
ANSWER_SECONDS = 0.05
NEVER = "0 0 1 1 *"
EVERY_OTHER_SECOND = "*/2 * * * * *"


def server(forge: Forge, folder: Path, database: str, *, name: str = "server", **more: str) -> Service:
    """A server that takes the forge for GitHub and does not sweep; ``more`` are settings by name."""
    port = free_port()
    settings = {
        "database_url": database,
        "github_api_url": forge.api_url,
        "github_app_id": str(forge.app.id),
        "github_private_key": forge.app.private_key_pem,
        "webhook_secret": forge.app.webhook_secret,
        "settle_seconds": "0.2",
        "poll_seconds": "0.05",
        "writes_per_minute": "100000",
        "sweep_cron": NEVER,
        "port": str(port),
        **more,
    }
    environment = {f"COPYDESK_{name.upper()}": value for name, value in settings.items()}
    command = [sys.executable, "-m", "bot.cli", "serve"]
    return Service(command, environment, f"http://127.0.0.1:{port}", folder / f"{name}.log")


def webhook(service: Service) -> str:
    return f"{service.url}/webhooks"


def unfinished(database: str) -> list[str]:
    """The jobs that are still to be done. What waits for another day counts as done."""
    client = store.connect(store.normalise(database))
    try:
        jobs = client.list_workflows(status=UNFINISHED, load_input=False, load_output=False)
    finally:
        client.destroy()
    return [job.workflow_id for job in jobs if not job.workflow_id.startswith("wake:")]


def failed(database: str) -> list[FailedJob]:
    with closing(Failures(database)) as failures:
        return failures.newest()


def send_again(forge: Forge) -> int:
    """Has GitHub send again what did not arrive, and returns how much has not arrived yet."""
    last = {delivery.guid: delivery for delivery in forge.deliveries}
    missing = [delivery for delivery in last.values() if not delivery.succeeded]
    for delivery in missing:
        if delivery.delivered_at is not None:
            forge.redeliver(delivery.guid)
    return len(missing)


@dataclass(frozen=True)
class Written:
    """A request that wrote something, and when it came, took effect and was answered."""

    method: str
    path: str
    came: datetime
    done: datetime
    answered: datetime


class SlowForge(Forge):
    """A write is on its way for a moment before it takes effect, and its answer for another moment afterwards."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self.written: list[Written] = []
        self.before_answer: Callable[[Exchange], None] = lambda _exchange: time.sleep(ANSWER_SECONDS)
        for method in ("POST", "PATCH", "DELETE"):
            self.faults.add(method, "^/repos/", status=0, delay=IN_FLIGHT_SECONDS, times=10**9)

    def record(self, exchange: Exchange) -> None:
        super().record(exchange)
        if exchange.method != "GET" and exchange.path.startswith("/repos/"):
            done = self.clock()
            self.before_answer(exchange)
            self.written.append(Written(exchange.method, exchange.path, exchange.at, done, self.clock()))

    def interrupted(self, kills: list[datetime]) -> list[str]:
        """The writes during which a server was killed, and whether they had taken effect by then."""
        return [
            f"{write.method} {write.path} {'before its answer' if write.done <= kill else 'on its way'}"
            for kill in kills
            for write in self.written
            if write.came <= kill <= write.answered
        ]
