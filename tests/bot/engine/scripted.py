"""A desk that does as it is told, for tests of the engine in their own process."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from bot.engine import Inbox, Json, Look, targets
from bot.model.event import Event, PullRequestRef

NOTHING = Look(writes=[], wake_at=None)
_numbers = itertools.count(1)


@dataclass(frozen=True)
class Options:
    """The engine's settings, fast."""

    database_url: str
    settle_seconds: float = 0.0
    poll_seconds: float = 0.02
    concurrency: int = 8
    writes_per_minute: int = 60_000
    sweep_cron: str = "0 0 1 1 *"


@dataclass
class Scripted:
    """Remembers every call; ``looks`` and ``writing`` may be replaced for a target's key."""

    looks: dict[str, Callable[[], Look]] = field(default_factory=dict)
    writing: dict[str, Callable[[Json], None]] = field(default_factory=dict)
    expanded: list[Json] = field(default_factory=list)
    swept: list[Json] = field(default_factory=list)
    calls: dict[str, list[Any]] = field(default_factory=dict)
    changed: threading.Condition = field(default_factory=threading.Condition)

    def expand(self, target: Json) -> list[Json]:
        self.note(target, "expand")
        return self.expanded

    def look(self, target: Json) -> Look:
        self.note(target, "look")
        look = self.looks.get(_key(target))
        return look() if look else NOTHING

    def write(self, target: Json, write: Json) -> None:
        self.note(target, write)
        if make := self.writing.get(_key(target)):
            make(write)

    def failed(self, target: Json, delivery: str) -> None:
        self.note(target, f"failed {delivery}")

    def sweep(self, now: str) -> list[Json]:
        return self.swept

    def of(self, ref: PullRequestRef) -> list[Any]:
        """The calls for a pull request so far."""
        return self.calls.get(ref.key, [])

    def note(self, target: Json, what: Any) -> None:
        with self.changed:
            self.calls.setdefault(_key(target), []).append(what)
            self.changed.notify_all()

    def wait(self, ref: PullRequestRef, calls: list[Any], seconds: float = 10) -> None:
        """Waits until exactly these calls were made for the pull request."""
        with self.changed:
            self.changed.wait_for(lambda: len(self.of(ref)) >= len(calls), seconds)
            assert self.of(ref) == calls


def a_pull_request(installation: int = 7) -> PullRequestRef:
    """One that no other test uses."""
    return PullRequestRef(installation, "Site/Posts", next(_numbers))


def deliver(inbox: Inbox, ref: PullRequestRef, delivery: str | None = None) -> str:
    delivery = delivery or f"delivery-{next(_numbers)}"
    inbox.accept(Event(delivery, "pull_request.synchronize", ref))
    return delivery


def _key(target: Json) -> str:
    return targets.key(targets.from_json(target))
