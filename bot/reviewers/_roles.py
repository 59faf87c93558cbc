"""Readers of whom one each is wanted from several groups: an editor, say, and somebody of the author's team."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.model.site import Login
from bot.reviewers._roster import Candidate, Roster


@dataclass(frozen=True, slots=True)
class Roles:
    """The people who can fill each role, by its name, their logins in lower case."""

    members: Mapping[str, frozenset[str]]

    @classmethod
    def of(
        cls, settings: Mapping[str, Sequence[str] | str], proposals: Mapping[str, Sequence[Candidate]], roster: Roster
    ) -> Roles:
        """``settings`` are people, or the setting whose ``proposals``, by the strategy's id, fill the role.

        A role that such a setting fills is left out where it proposes nobody: an author may have no team.
        """
        found: dict[str, frozenset[str]] = {}
        for role, given in settings.items():
            if isinstance(given, str):
                people = [one.login for one in proposals[given.replace("_", "-")]]
            else:
                people = list(roster.people(given))
            if people or not isinstance(given, str):
                found[role] = frozenset(login.lower() for login in people)
        return cls(found)

    def lacking(self, readers: Sequence[Login]) -> tuple[str, ...]:
        """The roles that nobody of these fills, each person filling one at most."""
        filled = self._assigned(readers).values()
        return tuple(role for role in self.members if role not in filled)

    def fill(self, present: Sequence[Login], free: Sequence[Login]) -> tuple[Login, ...]:
        """Whom of the ``free`` it takes, the first ones first, to fill every role that those ``present`` leave open."""
        assigned = self._assigned(present)
        before = set(assigned)
        self._extend(assigned, [*present, *free])
        return tuple(login for login in free if login.lower() in assigned.keys() - before)

    def _assigned(self, people: Sequence[Login]) -> dict[str, str]:
        assigned: dict[str, str] = {}
        self._extend(assigned, people)
        return assigned

    def _extend(self, assigned: dict[str, str], people: Sequence[Login]) -> None:
        """Adds a person for each open role, by augmenting paths: who fills a role already goes on filling one.

        ``assigned`` is the role of each person, by login in lower case.
        """
        keys = [login.lower() for login in people]
        for role in self.members:
            if role not in assigned.values():
                self._find(role, keys, assigned, set())

    def _find(self, role: str, people: Sequence[str], assigned: dict[str, str], tried: set[str]) -> bool:
        for person in people:
            if person not in self.members[role] or person in tried:
                continue
            tried.add(person)
            if person not in assigned or self._find(assigned[person], people, assigned, tried):
                assigned[person] = role
                return True
        return False
