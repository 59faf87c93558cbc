"""What reminders are decided from, and what they come to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.commands._grammar import read_commands
from bot.config import Config
from bot.model.reminder import Activity, Note, NoteKind, Posted
from bot.model.site import Login
from bot.model.snapshot import GHOST, Snapshot
from bot.model.standing import Standing
from bot.reminders._clock import Clock
from bot.reviewers._directory import Directory
from bot.reviewers._reminders import Reminders
from bot.working_time import Calendar


@dataclass(frozen=True, slots=True)
class Case:
    """One pull request. ``snapshot`` has everybody's absences and choices, also those told in comments.

    ``authors`` are those of the posts, as far as their logins are known. ``complete`` says that readers can read now,
    ``scheduled`` that a post is to go out on a later day. ``posted`` are all reminders so far.
    """

    snapshot: Snapshot
    config: Config
    directory: Directory
    calendar: Calendar
    standing: Standing
    authors: tuple[Login, ...] = ()
    complete: bool = True
    scheduled: bool = False
    posted: tuple[Posted, ...] = ()

    @property
    def activity(self) -> Activity:
        return self.snapshot.activity

    @property
    def settings(self) -> Reminders:
        return self.config.reminders

    @property
    def pushed_at(self) -> datetime:
        """When the head came; a head that is seen for the first time has come just now."""
        return self.activity.pushed_at or self.snapshot.now

    @property
    def seen_at(self) -> datetime:
        """Since when Copydesk looks after the pull request: nothing is due for the time before."""
        return self.activity.seen_at or self.snapshot.now

    def clock(self) -> Clock:
        away = (*self.snapshot.away, *(period.away for period in self.config.reviewers.away))
        return Clock(self.snapshot.now, self.calendar, away, self.posted)

    def having_said(self, notes: Iterable[Note]) -> Case:
        """The same once these have been posted, now."""
        now = self.snapshot.now.replace(microsecond=0)
        return replace(self, posted=(*self.posted, *(Posted(note, now) for note in notes)))

    def began(self, *moments: datetime | None) -> datetime:
        """The last of these moments, or when the pull request was last taken up again, if that was later."""
        resumed = (self.activity.opened_at, self.activity.resumed_at, self._unheld())
        return max(moment for moment in (*moments, *resumed) if moment)

    def last_note(self, kinds: Iterable[NoteKind], since: datetime, login: Login | None = None) -> Posted | None:
        """The last reminder of these kinds since a moment, to somebody if one is given."""
        found = (
            one
            for one in self.posted
            if one.note.kind in kinds and one.at >= since and (login is None or is_among(login, one.note.to))
        )
        return max(found, key=lambda one: one.at, default=None)

    def is_late(self, due: datetime) -> bool:
        """Whether it is too late for what was due then."""
        return self.snapshot.now - due > timedelta(days=self.settings.at_most_late)

    def can_be_told(self, login: Login) -> bool:
        """Whether a mention would reach somebody who has to do with the site."""
        return not login.endswith("[bot]") and login != GHOST and self.directory.last_day(login) is None

    def is_backlog(self) -> bool:
        """Whether the pull request was old before Copydesk came, and nobody has done anything there since."""
        opened, limit = self.activity.opened_at, timedelta(days=self.settings.at_most_late)
        if opened is None or self.seen_at - opened <= limit:
            return False
        return all(at <= self.seen_at for at in (self.pushed_at, *(at for _, at in self.activity.acts)))

    def _unheld(self) -> datetime | None:
        lifted = (each.updated_at for each in self.snapshot.thread if "unhold" in _commands(each.body))
        return max(lifted, default=None)


@dataclass(frozen=True, slots=True)
class Steps:
    """What one part of the reminders comes to: notes that are due, and when it could next be otherwise."""

    notes: tuple[Note, ...] = ()
    moments: tuple[datetime, ...] = ()
    close: bool = False


def is_among(login: Login, people: Iterable[Login]) -> bool:
    """Whether somebody is one of these, whatever the case of their names."""
    return login.lower() in {each.lower() for each in people}


def _commands(body: str) -> Iterator[str]:
    return (line.name for line in read_commands(body))
