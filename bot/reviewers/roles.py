"""People of whom one must read every post."""

from __future__ import annotations

from collections.abc import Iterator

from bot.model.message import say
from bot.reviewers._roster import Candidate, Roster

ORDER = 80


def candidates(roster: Roster) -> Iterator[Candidate]:
    """The people under ``reviewers.roles``, role by role, in turn from one pull request to the next."""
    for role, names in roster.settings.roles.items():
        if not isinstance(names, str):
            for login in roster.in_turn(roster.people(names)):
                yield Candidate(login, say("can read as {role}", role=role))
