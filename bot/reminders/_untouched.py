"""A pull request with which nobody does anything: one note and, where the site wants it, its end."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.model.plan import Readers
from bot.model.reminder import NoteKind, Posted, a_note
from bot.model.site import Login
from bot.reminders._answering import MOST_EDITORS, editors
from bot.reminders._case import Case, Steps
from bot.reminders._clock import Clock
from bot.reminders._reading import unanswered

_NOTES = (NoteKind.UNTOUCHED, NoteKind.UNATTENDED)


def untouched(case: Case, readers: Readers) -> Steps:
    """What is due, also of a draft; nothing where a post is to go out later anyway."""
    if not case.settings.untouched or case.scheduled:
        return Steps()
    clock = case.clock()
    requests = (at for _, at in case.snapshot.requested_at)
    touched = case.began(case.pushed_at, *(at for _, at in case.activity.acts), *requests)
    note = case.last_note(_NOTES, touched)
    return _end(case, clock, touched, note) if note else _note(case, clock, touched, readers)


def _note(case: Case, clock: Clock, touched: datetime, readers: Readers) -> Steps:
    """To the author or, where the post lacks nothing but people, to the editors: then it is never closed."""
    is_authors_turn = not case.complete or case.snapshot.pull.draft or bool(unanswered(case, readers))
    people = () if is_authors_turn else tuple(editors(case))[:MOST_EDITORS]
    told = people or tuple(filter(case.can_be_told, (case.snapshot.pull.opener,)))
    due = max(touched, case.seen_at) + timedelta(days=case.settings.untouched)
    at = _open_to_one(clock, told, due)
    if case.is_late(at):
        return Steps()
    at = _open_to_one(clock, told, max(at, clock.now))
    if at > clock.now:
        return Steps(moments=(at,))
    to = tuple(login for login in told if clock.open_to(login, clock.now) <= clock.now)
    days = case.settings.close_after if is_authors_turn else 0
    closes = clock.day(clock.working(clock.now + timedelta(days=days))) if days else None
    kind = NoteKind.UNTOUCHED if is_authors_turn else NoteKind.UNATTENDED
    return Steps((a_note(kind, touched, touched, to, closes=closes),))


def _open_to_one(clock: Clock, people: tuple[Login, ...], moment: datetime) -> datetime:
    """When the first of them can be told; without anybody, when somebody works."""
    return min((clock.open_to(login, moment) for login in people), default=clock.working(moment))


def _end(case: Case, clock: Clock, touched: datetime, note: Posted) -> Steps:
    """Only what a note has announced is closed, and only while the site still wants it."""
    if not case.settings.close_after or note.note.closes is None:
        return Steps()
    at = clock.working(max(clock.at_the_time_of(note.at, note.note.closes), clock.now))
    if at > clock.now:
        return Steps(moments=(at,))
    said = case.last_note([NoteKind.CLOSED], touched)
    return Steps(() if said else (a_note(NoteKind.CLOSED, touched, touched),), close=True)
