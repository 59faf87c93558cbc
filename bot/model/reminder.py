"""Reminders: what they say to whom, and which of them stand on a pull request already."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any

from bot.model.site import Login

_MOST_PEOPLE = 20


class NoteKind(StrEnum):
    """READ asks a reader who is silent, READ_AGAIN one whose wishes have been answered by a push, ANSWER the author.

    FALLBACK says who reads in place of whom, DECIDE leaves it to the editors that the author does not answer. UNTOUCHED
    says to the author that nothing has happened for long, UNATTENDED to the editors where the post lacks nothing, and
    CLOSED that this is why the pull request is closed.
    """

    READ = "read"
    READ_AGAIN = "read-again"
    FALLBACK = "fallback"
    ANSWER = "answer"
    DECIDE = "decide"
    UNTOUCHED = "untouched"
    UNATTENDED = "unattended"
    CLOSED = "closed"


NAMES_WITHOUT_MENTION = frozenset({NoteKind.FALLBACK, NoteKind.CLOSED})
"""Kinds of notes that mention nobody: GitHub itself tells whoever is asked to read, or whose work is closed."""


@dataclass(frozen=True, slots=True)
class Note:
    """What one reminder says: to whom, about whom, and since when that is awaited.

    ``begun`` is when the time began that is over now, later than ``since`` where somebody was away or has answered; it
    tells a reminder from an earlier one in the same words. Both are in UTC and in whole seconds. ``closes`` is the day
    on which an UNTOUCHED one says that the pull request will be closed.
    """

    kind: NoteKind
    since: datetime
    begun: datetime
    to: tuple[Login, ...] = ()
    about: tuple[Login, ...] = ()
    closes: date | None = None

    def to_json(self) -> dict[str, Any]:
        data = {
            "kind": self.kind.value,
            "since": int(self.since.timestamp()),
            "begun": int(self.begun.timestamp()),
            "to": list(self.to),
            "about": list(self.about),
            "closes": self.closes.isoformat() if self.closes else None,
        }
        return {name: value for name, value in data.items() if value not in ([], None)}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Note:
        """The inverse. Raises ValueError, TypeError, KeyError, OverflowError or OSError for anything else."""
        return cls(
            NoteKind(data["kind"]),
            datetime.fromtimestamp(int(data["since"]), UTC),
            datetime.fromtimestamp(int(data["begun"]), UTC),
            _people(data.get("to", [])),
            _people(data.get("about", [])),
            date.fromisoformat(data["closes"]) if "closes" in data else None,
        )


def a_note(
    kind: NoteKind,
    since: datetime,
    begun: datetime,
    to: Iterable[Login] = (),
    about: Iterable[Login] = (),
    closes: date | None = None,
) -> Note:
    """A note, its moments cut to whole seconds."""
    return Note(kind, since.replace(microsecond=0), begun.replace(microsecond=0), tuple(to), tuple(about), closes)


@dataclass(frozen=True, slots=True)
class Posted:
    """A note with the moment at which it was posted (UTC)."""

    note: Note
    at: datetime

    @property
    def mentioned(self) -> tuple[Login, ...]:
        """Whom it has disturbed."""
        return () if self.note.kind in NAMES_WITHOUT_MENTION else self.note.to


@dataclass(frozen=True, slots=True)
class Activity:
    """What has happened on a pull request, and when; every moment is GitHub's own, in UTC.

    ``seen_at`` is when Copydesk first did something there. ``pushed_at`` is when the present head came. GitHub does not
    keep that, so it is when Copydesk first judged it or, for one that was there before Copydesk, when it was committed;
    None for a head that is yet to be judged. ``resumed_at`` is when the pull request was last reopened or made ready
    for review. ``acts`` are the last thing that each person did, ``answers`` the last comment of each in which they
    said something. ``notes`` are the reminders that stand there.
    """

    opened_at: datetime | None = None
    seen_at: datetime | None = None
    pushed_at: datetime | None = None
    resumed_at: datetime | None = None
    acts: tuple[tuple[Login, datetime], ...] = ()
    answers: tuple[tuple[Login, datetime], ...] = ()
    notes: tuple[Posted, ...] = ()


def _people(data: list[Any]) -> tuple[Login, ...]:
    if not isinstance(data, list) or not all(isinstance(name, str) for name in data):
        raise ValueError(data)
    return tuple(map(Login, data[:_MOST_PEOPLE]))
