"""Readers whom somebody names on the pull request."""

from __future__ import annotations

from collections.abc import Iterator

from bot.model.message import say
from bot.reviewers._roster import Candidate, Roster

ORDER = 0


def candidates(roster: Roster) -> Iterator[Candidate]:
    """The people and the members of teams who were named in a comment, in alphabetical order."""
    for login in sorted(roster.people(sorted(roster.named, key=str.lower)), key=str.lower):
        yield Candidate(login, say("was named in a comment"), wanted=True)
