"""How long a push waits for its comment inside the engine.

Milliseconds from the delivery to the commit in the store, to the start of the look, and to the last of four writes;
then what a burst of deliveries and an idle engine cost. The work itself takes no time here. SQLite, or the address in
``COPYDESK_BENCH_DATABASE_URL``.
"""

from __future__ import annotations

import os
import statistics
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

from bot.engine import Engine, Inbox, Json, Look
from bot.model.event import Event, PullRequestRef

DELIVERIES = 40
BURST = 300
WRITES = 4
_numbers = count(1)


@dataclass(frozen=True)
class Options:
    database_url: str
    poll_seconds: float
    settle_seconds: float = 0.0
    concurrency: int = 8
    writes_per_minute: int = 1_000_000
    sweep_cron: str = "0 0 1 1 *"


@dataclass
class Clocked:
    """Notes when it was called."""

    looked: float = 0
    written: float = 0
    writes: int = 0
    changed: threading.Condition = field(default_factory=threading.Condition)

    def expand(self, target: Json) -> list[Json]:
        return []

    def look(self, target: Json) -> Look:
        self.looked = time.perf_counter()
        return Look(writes=[{"write": number} for number in range(WRITES)], wake_at=None)

    def write(self, target: Json, write: Json) -> None:
        with self.changed:
            self.written = time.perf_counter()
            self.writes += 1
            self.changed.notify_all()

    def wait_for(self, writes: int) -> None:
        with self.changed:
            self.changed.wait_for(lambda: self.writes >= writes)

    def failed(self, target: Json, delivery: str) -> None: ...

    def sweep(self, now: str) -> list[Json]:
        return []


def deliver(inbox: Inbox) -> None:
    number = next(_numbers)
    inbox.accept(
        Event(f"{time.time_ns()}-{number}", "pull_request.opened", PullRequestRef(1 + number % 4, "o/r", number))
    )


def run() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        for poll_seconds in (0.2, 0.05):
            address = os.environ.get("COPYDESK_BENCH_DATABASE_URL", f"sqlite:///{folder}/{poll_seconds}.db")
            yield f"{address.partition(':')[0]}, polling every {poll_seconds} s"
            yield from _measure(Options(address, poll_seconds))


def _measure(options: Options) -> Iterator[str]:
    desk = Clocked()
    with Engine(options, desk):
        inbox = Inbox(options)
        time.sleep(2)  # The library looks for new queues once a second.
        yield from _one_by_one(inbox, desk)
        yield from _burst(inbox, desk)
        used = time.process_time()
        time.sleep(5)
        yield f"  idle      {(time.process_time() - used) / 5:.1%} of one core"
        inbox.close()


def _one_by_one(inbox: Inbox, desk: Clocked) -> Iterator[str]:
    stages: dict[str, list[float]] = {"accepted": [], "looked": [], "written": []}
    for number in range(1, DELIVERIES + 1):
        began = time.perf_counter()
        deliver(inbox)
        stages["accepted"].append(time.perf_counter() - began)
        desk.wait_for(number * WRITES)
        stages["looked"].append(desk.looked - began)
        stages["written"].append(desk.written - began)
    for name, seconds in stages.items():
        yield f"  {name:9} median {statistics.median(seconds) * 1000:.1f} ms, worst {max(seconds) * 1000:.1f} ms"


def _burst(inbox: Inbox, desk: Clocked) -> Iterator[str]:
    began = time.perf_counter()
    for _ in range(BURST):
        deliver(inbox)
    stored = time.perf_counter() - began
    desk.wait_for((DELIVERIES + BURST) * WRITES)
    done = time.perf_counter() - began
    yield f"  burst     {BURST / stored:.0f} stored a second, {BURST / done:.0f} done a second in four installations"
