"""The readers of every post."""

from __future__ import annotations

from collections.abc import Iterator

from bot.model.message import say
from bot.reviewers._roster import Candidate, Roster

ORDER = 30


def candidates(roster: Roster) -> Iterator[Candidate]:
    """The people under ``reviewers.default``, in turn from one pull request to the next."""
    for login in roster.in_turn(roster.people(roster.settings.default)):
        yield Candidate(login, say("is one of the site's readers"))
