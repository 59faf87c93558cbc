"""A pull request over weeks, without GitHub: what people do, and what the reminders make of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from bot.config import Config
from bot.model.people import Away
from bot.model.reminder import Activity, Note, Posted
from bot.model.site import Login
from bot.model.snapshot import Review, ReviewState
from bot.model.standing import Standing
from bot.readers import Choice, choose
from bot.reminders import Case, Reminded, remind
from bot.reviewers._directory import Directory
from bot.working_time import Calendar
from tests.bot.builders import a_pull, a_snapshot, an_author

PARIS = Calendar("Europe/Paris", "FR")
MONDAY = datetime(2026, 9, 7, 8, tzinfo=UTC)
"""At ten in Paris; the next public holiday is the 11th of November."""

READERS = {"count": 1, "default": ["bob"], "fallback": ["carol"]}


class Play:
    """``said`` are the notes with their moments, ``asked`` everybody whose reading the desk requested."""

    def __init__(self, pull: dict[str, Any] | None = None, **config: Any) -> None:
        self.config = Config.of({"reviewers": READERS} | config)
        self.snapshot = a_snapshot(
            a_pull(**(pull or {})), now=MONDAY, activity=Activity(opened_at=MONDAY, seen_at=MONDAY, pushed_at=MONDAY)
        )
        self.case: dict[str, Any] = {"standing": Standing(), "directory": Directory(MONDAY.date()), "calendar": PARIS}
        self.posted: tuple[Posted, ...] = ()
        self.said: list[tuple[datetime, Note]] = []
        self.asked: list[str] = []
        self.closed = False

    @property
    def now(self) -> datetime:
        return self.snapshot.now

    def look(self) -> Reminded:
        case = Case(self.snapshot, self.config, posted=self.posted, **self.case)
        found = remind(case, self._choose)
        self.said += [(self.now, note) for note in found.notes]
        self.posted, self.closed = found.posted, self.closed or found.close
        self.request(*found.choice.ask)
        self.asked += found.choice.ask
        return found

    def until(self, moment: datetime) -> None:
        """Looks whenever the reminders want to, up to this moment."""
        while not self.closed and (due := [each for each in self.look().moments if each <= moment]):
            self.snapshot = replace(self.snapshot, now=min(due))
        self.snapshot = replace(self.snapshot, now=moment)

    def days(self, number: int) -> None:
        self.until(self.now + timedelta(days=number))

    def notes(self) -> list[str]:
        """``day kind: people``, by the site's days."""
        return [f"{PARIS.day(at):%d %b} {note.kind.value}: {', '.join(note.to)}" for at, note in self.said]

    # What people do

    def request(self, *logins: str) -> None:
        people = tuple(map(Login, logins))
        before = tuple(one for one in self.snapshot.requested_at if one[0] not in people)
        self.snapshot = replace(
            self.snapshot,
            requested=self.snapshot.requested | set(people),
            ever_requested=self.snapshot.ever_requested | set(people),
            requested_at=(*before, *((login, self.now) for login in people)),
        )

    def review(self, login: str, state: ReviewState) -> None:
        reviews = (*self.snapshot.reviews, Review(Login(login), state, self.now))
        self.snapshot = replace(self.snapshot, reviews=reviews, requested=self.snapshot.requested - {Login(login)})
        self._act(login)

    def comment(self, login: str) -> None:
        self._act(login)
        self.change(answers=_with(self.snapshot.activity.answers, login, self.now))

    def push(self) -> None:
        self.change(pushed_at=self.now)

    def away(self, login: str, first: date, last: date) -> None:
        self.snapshot = replace(self.snapshot, away=(*self.snapshot.away, Away(Login(login), first, last)))

    def change(self, **activity: Any) -> None:
        self.snapshot = replace(self.snapshot, activity=replace(self.snapshot.activity, **activity))

    def _act(self, login: str) -> None:
        self.change(acts=_with(self.snapshot.activity.acts, login, self.now))

    def _choose(self, silent: Iterable[Login]) -> Choice:
        authors = [an_author(login, login) for login in self.case.get("authors", ())]
        complete = self.case.get("complete", True)
        return choose(
            self.snapshot, self.config.reviewers, authors, complete=complete, calendar=PARIS, silent=frozenset(silent)
        )


def _with(acts: tuple[tuple[Login, datetime], ...], login: str, at: datetime) -> tuple[tuple[Login, datetime], ...]:
    return (*(one for one in acts if one[0] != login), (Login(login), at))
