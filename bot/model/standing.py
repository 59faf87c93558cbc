"""What people have settled on a pull request by commands and ticks: re-derived at every look."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from bot.model.conversation import CommentKind
from bot.model.message import Message
from bot.model.site import Login
from bot.model.snapshot import Sha


@dataclass(frozen=True, slots=True)
class Waiver:
    """A rule that somebody let pass, for what it found then and not for what it may find later.

    ``prints`` tell the findings apart, see :mod:`bot.render._state`: a waiver lapses when none of them stands any
    more, and never covers a finding with another print.
    """

    rule: str
    prints: frozenset[str]
    reason: str
    login: Login
    at: datetime


@dataclass(frozen=True, slots=True)
class Tick:
    """A human item of the checklist that a named person ticked; ``item`` is its id in the configuration."""

    item: str
    login: Login
    at: datetime


@dataclass(frozen=True, slots=True)
class Hold:
    """Nothing is asked or merged until somebody lifts it."""

    login: Login
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Schedule:
    """When the post is to go out, in the site's own time zone; without ``time`` the site's usual hour counts."""

    day: date
    time: time | None
    login: Login
    at: datetime


class FixOutcome(StrEnum):
    """What came of a request for repairs.

    MADE: a commit has them; NOTHING: none was certain; OFF: the site wants none; UNREADABLE: its configuration can't be
    read; LOCKED: the fork's owner does not let us push; MAIN: the branch is the site's own main one; GONE: the fork is
    deleted; REFUSED: GitHub did not let us push.
    """

    MADE = "made"
    NOTHING = "nothing"
    OFF = "off"
    UNREADABLE = "unreadable"
    LOCKED = "locked"
    MAIN = "main"
    GONE = "gone"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class FixRequest:
    """Somebody asked for all certain repairs to be made at ``head``; ``outcome`` is None until that was tried."""

    login: Login
    head: Sha
    at: datetime
    outcome: FixOutcome | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command gets for an answer: on which comment, whether it was carried out, and what there is to say."""

    comment_id: int
    login: Login
    accepted: bool
    message: Message | None = None
    kind: CommentKind = CommentKind.ISSUE


@dataclass(frozen=True, slots=True)
class Standing:
    """Everything that people have settled, in force now; every moment is in UTC.

    ``ready`` is who said that the post is ready to be read although something still blocks it. ``unscheduled`` says
    that ``/unpublish`` was the last word on the date: nothing goes out by itself. ``answers`` are to the commands
    that a person has not yet had an answer to, or had it at the last look.
    """

    waivers: tuple[Waiver, ...] = ()
    ticks: tuple[Tick, ...] = ()
    hold: Hold | None = None
    ready: Login | None = None
    schedule: Schedule | None = None
    unscheduled: bool = False
    fix: FixRequest | None = None
    answers: tuple[Answer, ...] = ()
