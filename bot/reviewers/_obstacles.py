"""Why somebody is not asked to read a pull request."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.model.plan import NotAsked, Obstacle, ReaderStatus
from bot.model.site import Author, Login
from bot.model.snapshot import Snapshot
from bot.reviewers._directory import Directory
from bot.reviewers._involved import Involved
from bot.reviewers._roster import Candidate
from bot.reviewers._settings import Reviewers
from bot.working_time import Calendar

_VERDICTS = (ReaderStatus.APPROVED, ReaderStatus.CHANGES_REQUESTED)


def loads_of(snapshot: Snapshot) -> dict[str, int]:
    """The open requests of each person by their login in lower case; the most, where it is spelled in several ways."""
    return {load.login.lower(): load.requests for load in sorted(snapshot.loads, key=lambda load: load.requests)}


class Obstacles:
    """What stands against each person on one pull request, and nothing that stands against all of them."""

    def __init__(
        self,
        snapshot: Snapshot,
        settings: Reviewers,
        authors: Sequence[Author],
        people: Involved,
        directory: Directory,
        calendar: Calendar,
    ) -> None:
        self._settings = settings
        self._people = people
        self._directory = directory
        self._opener = snapshot.pull.opener.lower()
        self._authors = {author.login.lower() for author in authors if author.login}
        self._refused = {login.lower() for login in snapshot.refused}
        self._unaskable = {login.lower() for login in snapshot.unaskable}
        self._declined = {login.lower(): words for login, words in snapshot.choices.declined}
        self._loads = loads_of(snapshot)
        # Whoever is away over the weekend alone reads what is sent on Saturday as soon as anybody else.
        self._reading_day = calendar.next_working_day(calendar.day(snapshot.now))
        self._calendar = calendar
        self._away = (*snapshot.away, *(period.away for period in settings.away))

    def is_opener(self, login: str) -> bool:
        return login.lower() == self._opener

    def bars(self, login: str) -> bool:
        """Whether somebody who was asked or has read is no reader all the same."""
        key = login.lower()
        if key == self._opener or key in self._authors or key.endswith("[bot]"):
            return True
        return key in self._declined and self._people.status(login) not in _VERDICTS

    def forbids(self, candidate: Candidate) -> bool:
        """Whether GitHub is what stands against it."""
        found = self.of(candidate)
        return found is not None and found.obstacle in (Obstacle.REFUSED, Obstacle.UNASKABLE)

    def explain(self, candidate: Candidate) -> NotAsked:
        """Why a candidate is not asked; when nothing stands against them, others are enough."""
        return self.of(candidate) or NotAsked(candidate.login, Obstacle.NOT_NEEDED)

    def of(self, candidate: Candidate) -> NotAsked | None:
        """What stands against asking a candidate to read, the most lasting first; None for nothing."""
        if not candidate.has_login:
            return NotAsked(candidate.login, Obstacle.NO_LOGIN)
        key = candidate.login.lower()
        if key == self._opener:
            return NotAsked(candidate.login, Obstacle.OPENER)
        if key in self._authors:
            return NotAsked(candidate.login, Obstacle.AUTHOR)
        if day := self._directory.last_day(key):
            return NotAsked(candidate.login, Obstacle.LEFT, day)
        if day := self._directory.first_day(key):
            return NotAsked(candidate.login, Obstacle.NOT_YET, day)
        return self._of(candidate.login) or (None if candidate.wanted else self._at_cap(candidate.login))

    def to_confirm(self, author: Author) -> NotAsked | None:
        """What stands against asking an author to confirm a post."""
        name = author.name or author.id
        if author.login and self.is_opener(author.login):
            return NotAsked(author.login, Obstacle.OPENER)
        if self._directory.has_left(author):
            return NotAsked(author.login or name, Obstacle.LEFT, author.end)
        return self._of(author.login) if author.login else NotAsked(name, Obstacle.NO_LOGIN)

    def _of(self, login: Login) -> NotAsked | None:
        key = login.lower()
        if key in self._declined:
            return NotAsked(login, Obstacle.DECLINED, words=self._declined[key])
        if self._people.was_let_off(login):
            return NotAsked(login, Obstacle.LET_OFF)
        if key in self._refused:
            return NotAsked(login, Obstacle.REFUSED)
        if key in self._unaskable:
            return NotAsked(login, Obstacle.UNASKABLE)
        until = self._away_until(key)
        return NotAsked(login, Obstacle.AWAY, until) if until else None

    def _away_until(self, key: str) -> date | None:
        """The last day of an absence; of several, one after the other without a working day between, the last one's."""
        until, day = None, self._reading_day
        periods = sorted((one.first, one.last) for one in self._away if one.login.lower() == key)
        for first, last in periods:
            if first <= day <= last:
                until, day = last, self._calendar.next_working_day(date.fromordinal(last.toordinal() + 1))
        return until

    def _at_cap(self, login: Login) -> NotAsked | None:
        cap, load = self._settings.cap_of(login), self._loads.get(login.lower(), 0)
        return NotAsked(login, Obstacle.AT_CAP, number=load) if cap is not None and load >= cap else None
