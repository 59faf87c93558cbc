"""What a strategy works with, and what it yields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.model.message import Message
from bot.model.site import Author, Login
from bot.reviewers._settings import Reviewers


@dataclass(frozen=True, slots=True)
class Roster:
    """Who could read a pull request.

    ``authors`` are the authors of its posts, in the order in which the posts name them; ``teams`` the members
    of each ``organization/team``; ``number`` the pull request's number, by which turns are taken.
    """

    number: int
    authors: Sequence[Author]
    settings: Reviewers
    teams: Mapping[str, Sequence[Login]]

    def people(self, names: Sequence[str]) -> tuple[Login, ...]:
        """User names as they are, and teams as their members in alphabetical order; each person once."""
        found: dict[str, Login] = {}
        for name in names:
            members = sorted(self.teams.get(name, ()), key=str.lower) if "/" in name else [Login(name)]
            for login in members:
                found.setdefault(login.lower(), login)
        return tuple(found.values())

    def in_turn(self, people: Sequence[Login]) -> tuple[Login, ...]:
        """The same people, beginning with another one at each pull request, so that all get their share."""
        start = self.number % len(people) if people else 0
        return (*people[start:], *people[:start])


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who could read, and the reason that is given for asking them."""

    login: Login
    reason: Message


class Strategy(Protocol):
    """What a module of :mod:`bot.reviewers` is.

    ``ORDER`` says which strategy is heard first: the lower, the earlier. ``candidates`` is pure and gives the
    same people in the same order for the same roster.
    """

    ORDER: int

    def candidates(self, roster: Roster) -> Iterator[Candidate]: ...
