"""What was found before, for a while. In memory alone: losing it costs nothing but asking again."""

from __future__ import annotations

from collections import OrderedDict
from datetime import datetime, timedelta
from threading import Lock

from bot.model.link_status import LinkOutcome, LinkStatus

CAPACITY = 20_000
"""Addresses that are remembered; at some 300 bytes each, six megabytes."""

LASTS = {
    LinkOutcome.FINE: timedelta(hours=24),
    LinkOutcome.DEAD: timedelta(hours=1),
    LinkOutcome.UNSURE: timedelta(minutes=10),
}
"""How long a status stands before it is asked for again; one that holds a post up is soon to be taken back."""


class Cache:
    """Statuses by address, the longest unused ones forgotten first. Safe between threads."""

    def __init__(self, capacity: int = CAPACITY) -> None:
        self._capacity = capacity
        self._statuses: OrderedDict[str, LinkStatus] = OrderedDict()
        self._lock = Lock()

    def get(self, url: str) -> LinkStatus | None:
        """The last status, however old: an old one is better than none while it is asked for again."""
        with self._lock:
            if url in self._statuses:
                self._statuses.move_to_end(url)
            return self._statuses.get(url)

    def put(self, url: str, status: LinkStatus) -> None:
        with self._lock:
            self._statuses[url] = status
            self._statuses.move_to_end(url)
            while len(self._statuses) > self._capacity:
                self._statuses.popitem(last=False)


def is_fresh(status: LinkStatus, now: datetime) -> bool:
    """Whether a status still stands; ``now`` is in UTC."""
    return now - status.checked_at < LASTS[status.outcome]
