"""An author who is silent on requested changes: a mention first, then the editors are asked to decide."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from bot.model.plan import Readers
from bot.model.reminder import Note, NoteKind, a_note
from bot.model.site import Login
from bot.reminders._case import Case, Steps, is_among
from bot.reminders._clock import Clock
from bot.reminders._reading import unanswered

MOST_EDITORS = 3
"""Who are asked to decide at once."""


def answering(case: Case, readers: Readers) -> Steps:
    """What is due to the author, and what is due about them."""
    asked, days = unanswered(case, readers), case.settings.author
    author = _author(case)
    if not asked or not days or case.snapshot.pull.draft or author is None:
        return Steps()
    clock = case.clock()
    answers = [at for login, at in case.activity.answers if _is_author(case, login)]
    since = case.began(asked[-1], *answers)
    start = clock.full_time(author, max(since, case.seen_at), days)
    reminded = case.last_note([NoteKind.ANSWER], start, author)
    if reminded is None:
        return _mention(case, clock, a_note(NoteKind.ANSWER, asked[0], start, [author]), clock.after(start, days))
    due = clock.after(reminded.at, days)
    if case.last_note([NoteKind.DECIDE], since) or case.is_late(due):
        return Steps()
    return _decision(case, clock, max(due, clock.now), a_note(NoteKind.DECIDE, asked[0], start, about=[author]))


def _mention(case: Case, clock: Clock, note: Note, due: datetime) -> Steps:
    (login,) = note.to
    at = clock.open_to(login, due)
    if case.is_late(at):
        return Steps()
    at = clock.open_to(login, max(at, clock.now))
    return Steps((note,)) if at <= clock.now else Steps(moments=(at,))


def _decision(case: Case, clock: Clock, at: datetime, note: Note) -> Steps:
    """As many editors as can be told at that moment, else when the first of them can."""
    times = {login: clock.open_to(login, at) for login in editors(case)}
    ready = [login for login, moment in times.items() if moment <= clock.now]
    if ready:
        return Steps((replace(note, to=tuple(ready[:MOST_EDITORS])),))
    return Steps(moments=tuple(times.values()))


def editors(case: Case) -> Iterator[Login]:
    """The editors whom the configuration names, else whoever reads when all others are too few."""
    teams = {name.lower(): members for name, members in case.snapshot.teams}
    seen: set[str] = set()
    for name in case.config.editors or case.config.reviewers.fallback:
        for login in teams.get(name.lower(), ()) if "/" in name else (Login(name),):
            if login.lower() not in seen and case.can_be_told(login) and not _is_author(case, login):
                seen.add(login.lower())
                yield login


def _author(case: Case) -> Login | None:
    """Who is to answer: whoever opened the pull request, or an author of its posts where that was no person."""
    people = (case.snapshot.pull.opener, *case.authors)
    return next((login for login in people if case.can_be_told(login)), None)


def _is_author(case: Case, login: Login) -> bool:
    return is_among(login, (case.snapshot.pull.opener, *case.authors))
