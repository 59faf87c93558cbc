"""What Copydesk remembers of the commands that it has carried out, as JSON for the hidden end of what it writes.

All of it can be derived again from the comments that stand, but for what was decided at the time: whether a command
was allowed, what a waiver was given for, and what has been edited away since.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from itertools import accumulate
from typing import Any, TypeVar

from bot.model.people import Choices
from bot.model.prints import DIGITS
from bot.model.reminder import Note, Posted
from bot.model.site import Login
from bot.model.snapshot import Sha
from bot.model.standing import FixOutcome, FixRequest, Hold, Schedule, Standing, Tick, Waiver

VERSION = 1
MAX_DONE = 150
"""Commands that are remembered one by one; all before them count as done."""
MAX_LIST = 40
MAX_TEXT = 200
MAX_REMINDED = 4_000
"""Of the latest reminders, in characters: those before them still stand on the pull request, but for deleted ones."""

_LOGIN = re.compile(r"[\w-]{1,39}(?:\[bot\])?", re.ASCII)
_PRINTS = re.compile(rf"(?:[0-9a-f]{{{DIGITS}}})*")
_BEGINNING = datetime(2000, 1, 1, tzinfo=UTC)
_PRINT = re.compile(rf"[0-9a-f]{{{DIGITS}}}")
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Done:
    """A command that had its answer: by its comment (kind and id), its own digest, its moment (UTC)."""

    comment: str
    digest: str
    at: datetime
    accepted: bool

    @property
    def key(self) -> tuple[str, str]:
        return self.comment, self.digest


@dataclass(frozen=True, slots=True)
class Ledger:
    """What is settled, and by which commands. All commands up to ``until`` (UTC) are done, whether listed or not.

    ``reminded`` are the reminders so far, oldest first: one that somebody deletes has been given all the same.
    ``refused`` are the clicks that were undone, as long as that is worth saying.
    """

    standing: Standing = field(default_factory=Standing)
    choices: Choices = field(default_factory=Choices)
    done: tuple[Done, ...] = ()
    until: datetime = _BEGINNING
    refused: tuple[Tick, ...] = ()
    reminded: tuple[Posted, ...] = ()

    def having(self, request: FixRequest) -> Ledger:
        """The ledger with what came of a request for repairs."""
        return replace(self, standing=replace(self.standing, fix=request))

    def to_json(self) -> dict[str, Any]:
        """What a marker takes at most 40,000 characters for, as the commands bound what can be settled."""
        until, done = self.until, self.done
        if len(done) > MAX_DONE:
            until, done = max(until, *(one.at for one in done[:-MAX_DONE])), done[-MAX_DONE:]
        standing, choices = self.standing, self.choices
        data: dict[str, Any] = {
            "v": VERSION,
            "until": _seconds(until),
            "done": [[one.comment, one.digest, _seconds(one.at), int(one.accepted)] for one in done],
            "waivers": [
                [one.rule, "".join(sorted(one.prints)), one.reason, one.login, _seconds(one.at)]
                for one in standing.waivers
            ],
            "ticks": [[one.item, one.login, _seconds(one.at)] for one in standing.ticks[:MAX_LIST]],
            "refused": [[one.item, one.login, _seconds(one.at)] for one in self.refused[:MAX_LIST]],
            "declined": [list(one) for one in choices.declined],
            "named": list(choices.named),
            "redrawn": [choices.redrawn, _seconds(choices.redrawn_at)] if choices.redrawn_at else None,
            "ready": standing.ready,
            "unscheduled": standing.unscheduled or None,
            "reminded": _latest([[one.note.to_json(), _seconds(one.at)] for one in self.reminded]),
        }
        if hold := standing.hold:
            data["hold"] = [hold.login, hold.reason, _seconds(hold.at)]
        if due := standing.schedule:
            hour = due.time.isoformat("minutes") if due.time else None
            data["schedule"] = [due.day.isoformat(), hour, due.login, _seconds(due.at)]
        if fix := standing.fix:
            data["fix"] = [fix.login, fix.head, _seconds(fix.at), fix.outcome]
        return {name: value for name, value in data.items() if value}

    @classmethod
    def from_json(cls, data: object) -> Ledger | None:
        """The ledger in JSON, None when it isn't one; what is not as it was written is left out."""
        if not isinstance(data, Mapping) or data.get("v") != VERSION:
            return None
        until = _one(_moment, data.get("until")) or _BEGINNING
        standing = Standing(
            waivers=_all(_waiver, data.get("waivers")),
            ticks=_all(_tick, data.get("ticks")),
            hold=_one(_hold, data.get("hold")),
            ready=_one(_login, data.get("ready")),
            schedule=_one(_schedule, data.get("schedule")),
            unscheduled=data.get("unscheduled") is True,
            fix=_one(_fix, data.get("fix")),
        )
        redrawn, redrawn_at = _one(_redrawn, data.get("redrawn")) or (0, None)
        choices = Choices(
            declined=_all(_declined, data.get("declined")),
            redrawn=redrawn,
            named=_all(_login, data.get("named")),
            redrawn_at=redrawn_at,
        )
        done, refused = _all(_done, data.get("done"), MAX_DONE), _all(_tick, data.get("refused"))
        return cls(standing, choices, done, until, refused, _all(_posted, data.get("reminded")))


def _latest(reminded: list[Any]) -> list[Any]:
    """The last of them that have room; a marker takes six characters for a dash."""
    lengths = (len(text) + 5 * text.count("-") for text in map(json.dumps, reversed(reminded)))
    return reminded[len(reminded) - bisect_right(list(accumulate(lengths)), MAX_REMINDED) :]


def _seconds(moment: datetime) -> int:
    return int(moment.timestamp())


def _one(read: Callable[[Any], Value], data: object) -> Value | None:
    """``data`` as it was written, None for anything else: people can edit a comment."""
    try:
        return None if data is None else read(data)
    except (TypeError, ValueError, OverflowError, OSError, KeyError, IndexError, AttributeError):
        return None


def _all(read: Callable[[Any], Value], data: object, limit: int = MAX_LIST) -> tuple[Value, ...]:
    found = (_one(read, each) for each in data[:limit]) if isinstance(data, list) else ()
    return tuple(each for each in found if each is not None)


def _moment(data: int) -> datetime:
    return datetime.fromtimestamp(data, UTC)


def _login(data: str) -> Login:
    if not _LOGIN.fullmatch(data):
        raise ValueError(data)
    return Login(data)


def _text(data: str) -> str:
    return str(data)[:MAX_TEXT]


def _done(data: list[Any]) -> Done:
    comment, digest, at, accepted = data
    return Done(_text(comment), _text(digest), _moment(at), bool(accepted))


def _waiver(data: list[Any]) -> Waiver:
    rule, prints, reason, login, at = data
    if not _PRINTS.fullmatch(prints):
        raise ValueError(prints)
    return Waiver(_text(rule), frozenset(_PRINT.findall(prints)), _text(reason), _login(login), _moment(at))


def _tick(data: list[Any]) -> Tick:
    item, login, at = data
    return Tick(_text(item), _login(login), _moment(at))


def _hold(data: list[Any]) -> Hold:
    login, reason, at = data
    return Hold(_login(login), _text(reason), _moment(at))


def _schedule(data: list[Any]) -> Schedule:
    day, hour, login, at = data
    if not "2000" <= day[:4] < "9000":  # what no clock can show in every time zone
        raise ValueError(day)
    return Schedule(date.fromisoformat(day), time.fromisoformat(hour) if hour else None, _login(login), _moment(at))


def _fix(data: list[Any]) -> FixRequest:
    login, head, at, outcome = data
    return FixRequest(_login(login), Sha(_text(head)), _moment(at), FixOutcome(outcome) if outcome else None)


def _declined(data: list[Any]) -> tuple[Login, str]:
    login, reason = data
    return _login(login), _text(reason)


def _redrawn(data: list[Any]) -> tuple[int, datetime]:
    number, at = data
    return int(number), _moment(at)


def _posted(data: list[Any]) -> Posted:
    note, at = data
    return Posted(Note.from_json(note), _moment(at))
