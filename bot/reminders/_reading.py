"""Readers whose turn it is, and for how long: a mention first, then somebody else is asked as well."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.model.plan import Reader, Readers, ReaderStatus
from bot.model.reminder import Note, NoteKind, a_note
from bot.model.site import Login
from bot.reminders._case import Case, is_among
from bot.reminders._clock import Clock
from bot.reviewers._involved import Involved

_MENTIONS = (NoteKind.READ, NoteKind.READ_AGAIN)


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody who is to read ``since`` a moment, ``again`` after changes of the text that they asked for.

    ``begun`` is when their time began, after an absence for instance.

    ``mention_at`` is when they are to be reminded, ``passed_on_at`` when somebody else is to be asked as well, None
    where that is not to be, or not any more. ``passed_on`` is whether a note has said so already.
    """

    login: Login
    since: datetime
    begun: datetime
    again: bool
    mention_at: datetime | None
    passed_on_at: datetime | None
    passed_on: bool

    @property
    def kind(self) -> NoteKind:
        return NoteKind.READ_AGAIN if self.again else NoteKind.READ


def waiting(case: Case, readers: Readers) -> tuple[Waiting, ...]:
    """Every reader whose turn it is; nobody while the author is to answer."""
    can_read = case.complete or case.config.reviewers.ask == "at-once"
    if not case.settings.readers or not can_read or case.snapshot.pull.draft or unanswered(case, readers):
        return ()
    is_enough = _approvals(readers) >= readers.needed
    clock = case.clock()
    return tuple(
        _waiting(case, clock, reader, since)
        for reader, since in _awaited(case, readers)
        if reader.confirms or _asks_for_changes(reader) or not is_enough
    )


def unanswered(case: Case, readers: Readers) -> tuple[datetime, ...]:
    """When those readers asked for changes whom no push has answered, the first in front."""
    asked = (_reviewed_at(case, reader) for reader in readers.readers if _asks_for_changes(reader))
    return tuple(sorted(at for at in asked if at and at >= case.pushed_at))


def mentions(found: Iterable[Waiting], clock: Clock) -> Iterator[Note]:
    """The reminders that are due, one for all who have waited since the same day."""
    groups: dict[tuple[NoteKind, date], list[Waiting]] = {}
    for one in found:
        if one.mention_at and one.mention_at <= clock.now:
            groups.setdefault((one.kind, clock.day(one.since)), []).append(one)
    for (kind, _), group in sorted(groups.items()):
        people = sorted((one.login for one in group), key=str.lower)
        yield a_note(kind, _first(group), max(one.begun for one in group), people)


def silent(found: Iterable[Waiting], now: datetime) -> tuple[Waiting, ...]:
    """Those in whose place somebody else is to read."""
    return tuple(one for one in found if one.passed_on or (one.passed_on_at and one.passed_on_at <= now))


def passing_on(found: Sequence[Waiting], instead: Sequence[Login]) -> Iterator[Note]:
    """The note that says who is asked in the place of whom; none where it stands, or nobody can be asked."""
    new = [one for one in found if not one.passed_on]
    if new and instead:
        about = sorted((one.login for one in new), key=str.lower)
        yield a_note(NoteKind.FALLBACK, _first(new), max(one.since for one in new), instead, about)


def _waiting(case: Case, clock: Clock, reader: Reader, since: datetime) -> Waiting:
    login, days = reader.login, case.settings.readers
    begin = max(since, case.seen_at)
    start = clock.full_time(login, begin, days)
    reminded = case.last_note(_MENTIONS, start, login)
    passed_on = any(
        one.note.kind is NoteKind.FALLBACK and one.at >= since and is_among(login, one.note.about)
        for one in case.posted
    )
    mention_at = passed_on_at = None
    if reminded:
        passed_on_at = clock.after(reminded.at, days)
    else:
        due = clock.open_to(login, clock.after(start, days))
        mention_at = None if case.is_late(due) else clock.open_to(login, max(due, clock.now))
        in_time = clock.after(begin, 2 * days)
        if (start > begin or clock.is_away(login)) and (mention_at is None or mention_at > in_time):
            passed_on_at = in_time  # an absence keeps nobody else waiting
    if passed_on_at and (passed_on or reader.confirms or case.is_late(passed_on_at)):
        passed_on_at = None
    if passed_on_at:
        passed_on_at = clock.working(max(passed_on_at, clock.now))
    again = _asks_for_changes(reader)
    return Waiting(login, since, start, again, mention_at, passed_on_at, passed_on)


def _awaited(case: Case, readers: Readers) -> Iterator[tuple[Reader, datetime]]:
    """Readers who are to read, with when their turn came, but for those who have said something since."""
    people = Involved(case.snapshot)
    requested = {login.lower(): at for login, at in case.snapshot.requested_at}
    answers = {login.lower(): at for login, at in case.activity.answers}
    declined = {login.lower() for login, _ in case.snapshot.choices.declined}
    for reader in readers.readers:
        key = reader.login.lower()
        if key in declined or people.is_stale(reader.login) or not case.can_be_told(reader.login):
            continue
        if reader.status is ReaderStatus.ASKED and key in requested:
            since = case.began(requested[key], case.pushed_at)
        elif _asks_for_changes(reader):
            since = case.began(case.pushed_at)
        else:
            continue
        if key not in answers or answers[key] < since:
            yield reader, since


def _asks_for_changes(reader: Reader) -> bool:
    return reader.status is ReaderStatus.CHANGES_REQUESTED


def _reviewed_at(case: Case, reader: Reader) -> datetime | None:
    reviews = (each for each in case.snapshot.reviews if each.login.lower() == reader.login.lower())
    return max((each.submitted_at for each in reviews), default=None)


def _approvals(readers: Readers) -> int:
    return sum(reader.status is ReaderStatus.APPROVED and not reader.confirms for reader in readers.readers)


def _first(group: Sequence[Waiting]) -> datetime:
    return min(one.since for one in group)
