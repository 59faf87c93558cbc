"""What became of a request to an address on another site."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class LinkOutcome(StrEnum):
    """DEAD: what it led to is gone, for everybody. UNSURE: it did not answer us, which says nothing about readers."""

    FINE = "fine"
    UNSURE = "unsure"
    DEAD = "dead"


@dataclass(frozen=True, slots=True)
class LinkStatus:
    """``code`` is the HTTP status of the last answer, None where there was none; ``checked_at`` is in UTC."""

    outcome: LinkOutcome
    code: int | None
    checked_at: datetime


@dataclass(frozen=True, slots=True)
class Links:
    """What is known of addresses now. ``awaited`` are those that are being looked at, for the first time or again."""

    statuses: Mapping[str, LinkStatus] = field(default_factory=dict)
    awaited: frozenset[str] = frozenset()

    @property
    def unknown(self) -> frozenset[str]:
        """Those that are awaited, and of which nothing is known yet."""
        return self.awaited - self.statuses.keys()
