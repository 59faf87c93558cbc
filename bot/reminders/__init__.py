"""Whom to remind of what, now, and when to look again. Pure.

Nothing is kept of it but the reminders themselves, which stand on the pull request and, should somebody delete one, in
the ledger beside what people have settled.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.model.plan import Readers
from bot.model.reminder import Note, Posted
from bot.model.site import Login
from bot.readers import Choice
from bot.reminders._answering import answering
from bot.reminders._case import Case, Steps
from bot.reminders._reading import mentions, passing_on, silent, waiting
from bot.reminders._untouched import untouched

__all__ = ["Case", "Reminded", "remind", "together"]

FAR = timedelta(days=366)
"""Nobody looks further ahead."""

_OTHERS: tuple[Callable[[Case, Readers], Steps], ...] = (answering, untouched)

Choose = Callable[[Collection[Login]], Choice]
"""The readers, given those among them in whose place somebody else is to be asked."""


@dataclass(frozen=True, slots=True)
class Reminded:
    """The readers, the notes to post, whether to close, all reminders with those, and when to look again (UTC)."""

    choice: Choice
    notes: tuple[Note, ...] = ()
    close: bool = False
    posted: tuple[Posted, ...] = ()
    moments: tuple[datetime, ...] = ()


def remind(case: Case, choose: Choose, *, silenced: bool = False) -> Reminded:
    """Nobody is reminded of a pull request that is held, or that was old before Copydesk came.

    Nor is anybody while it is ``silenced``, as what is known of it can't be relied on.
    """
    first = choose(())
    is_idle = case.standing.hold is not None or case.activity.opened_at is None or case.is_backlog()
    if silenced or is_idle or not case.settings.enabled:
        return Reminded(first, posted=case.posted)
    clock, before, found = case.clock(), case.posted, waiting(case, first.readers)
    without = silent(found, clock.now)
    choice = choose([one.login for one in without]) if without else first
    instead = [login for login in choice.ask if login not in first.ask]
    case = case.having_said((*mentions(found, clock), *passing_on(without, instead)))
    close = False
    for part in _OTHERS:  # whom one has mentioned, the next one does not
        steps = part(case, first.readers)
        case, close = case.having_said(steps.notes), close or steps.close
    moments = _moments(case, first.readers, choice.ask)
    moments += clock.returns() if without and not instead else ()
    return Reminded(
        choice,
        tuple(one.note for one in case.posted[len(before) :]),
        close,
        case.posted,
        tuple(sorted({moment for moment in moments if clock.now < moment < clock.now + FAR})),
    )


def together(kept: Iterable[Posted], standing: Iterable[Posted]) -> tuple[Posted, ...]:
    """All reminders, oldest first, those that are kept and those that stand on the pull request; each once."""
    found = {one.note: one for one in (*standing, *kept)}
    return tuple(sorted(found.values(), key=lambda one: one.at))


def _moments(case: Case, readers: Readers, asked: Iterable[Login]) -> list[datetime]:
    """When something of this falls due, once the notes of this look stand, and those are asked who are asked by it."""
    clock, days = case.clock(), case.settings.readers
    found = waiting(case, readers)
    moments = [moment for part in _OTHERS for moment in part(case, readers).moments]
    moments += (moment for one in found for moment in (one.mention_at, one.passed_on_at) if moment)
    if days:
        moments += (clock.open_to(login, clock.after(clock.full_time(login, clock.now, days), days)) for login in asked)
    return moments
