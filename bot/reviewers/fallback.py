"""Whom to turn to when all others together are too few."""

from __future__ import annotations

from collections.abc import Iterator

from bot.model.message import say
from bot.reviewers._roster import Candidate, Roster

ORDER = 90


def candidates(roster: Roster) -> Iterator[Candidate]:
    """The people under ``reviewers.fallback``, in the order of the configuration."""
    for login in roster.people(roster.settings.fallback):
        yield Candidate(login, say("reads when the others are too few"))
