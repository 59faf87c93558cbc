"""What a strategy works with, and what it yields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Protocol

from bot.model.message import Message
from bot.model.people import Reading
from bot.model.site import Author, Login
from bot.reviewers._directory import Directory
from bot.reviewers._settings import Reviewers

_NOBODY = Directory(date.min)


class Need(StrEnum):
    """What a strategy must know of GitHub beyond the pull request and the configuration: it costs requests."""

    CODE_OWNERS = "code-owners"
    LOADS = "loads"
    READINGS = "readings"


@dataclass(frozen=True, slots=True)
class Roster:
    """Who could read a pull request.

    ``authors`` are the authors of its posts, in the order in which the posts name them; ``teams`` the members
    of each ``organization/team``; ``number`` the pull request's number, by which turns are taken, and ``redrawn`` how
    many times somebody wanted other readers. ``paths`` and ``types`` are those of its posts, ``code_owners`` is the
    text of that file, ``loads`` are the open requests of each person by their login in lower case, ``readings`` what
    people read before, ``named`` those whom somebody wants asked, and ``directory`` everybody on the site.
    """

    number: int
    authors: Sequence[Author]
    settings: Reviewers
    teams: Mapping[str, Sequence[Login]]
    paths: Sequence[str] = ()
    types: Sequence[str] = ()
    code_owners: str = ""
    loads: Mapping[str, int] = field(default_factory=dict)
    readings: Sequence[Reading] = ()
    named: Sequence[Login] = ()
    redrawn: int = 0
    directory: Directory = _NOBODY

    def people(self, names: Sequence[str]) -> tuple[Login, ...]:
        """User names as they are, and teams as their members in alphabetical order; each person once."""
        found: dict[str, Login] = {}
        for name in names:
            members = sorted(self.teams.get(name, ()), key=str.lower) if "/" in name else [Login(name)]
            for login in members:
                found.setdefault(login.lower(), login)
        return tuple(found.values())

    def in_turn(self, people: Sequence[Login]) -> tuple[Login, ...]:
        """The same people, beginning with another one at each pull request, so that all get their share.

        Each new draw begins where the one before it ended.
        """
        begin = self.number + self.redrawn * max(self.settings.count, 1)
        start = begin % len(people) if people else 0
        return (*people[start:], *people[:start])


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who could read, and the reason that is given for asking them.

    ``has_login`` is False for somebody of whom only a name is known, which then stands for the login.
    ``wanted`` says that somebody named them: they are asked even where others are enough.
    """

    login: Login
    reason: Message
    has_login: bool = True
    wanted: bool = False


class Strategy(Protocol):
    """What a module of :mod:`bot.reviewers` is.

    ``ORDER`` says which strategy is heard first: the lower, the earlier. ``candidates`` is pure and gives the
    same people in the same order for the same roster. A module may also have a function ``needs``, from the settings
    to what it must know of GitHub under them.
    """

    ORDER: int

    def candidates(self, roster: Roster) -> Iterator[Candidate]: ...
