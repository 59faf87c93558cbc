"""Those who are asked to read the least elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from bot.model.message import say
from bot.reviewers._roster import Candidate, Need, Roster
from bot.reviewers._settings import Reviewers

ORDER = 40


def needs(settings: Reviewers) -> frozenset[Need]:
    return frozenset({Need.LOADS} if settings.least_busy else ())


def candidates(roster: Roster) -> Iterator[Candidate]:
    """The people under ``reviewers.least_busy``, by their open requests, then by name."""
    people = roster.people(roster.settings.least_busy)
    for login in sorted(people, key=lambda login: (roster.loads.get(login.lower(), 0), login.lower())):
        yield Candidate(login, say("has the fewest open requests of those who could"))
