"""Readers that the configuration sets for one type of post."""

from __future__ import annotations

from collections.abc import Iterator

from bot.model.message import say
from bot.reviewers._roster import Candidate, Roster

ORDER = 22


def candidates(roster: Roster) -> Iterator[Candidate]:
    """The readers under ``reviewers.by_type`` of each post's types, in turn from one pull request to the next."""
    for kind in sorted(roster.types):
        for login in roster.in_turn(roster.people(roster.settings.by_type.get(kind, ()))):
            yield Candidate(login, say("reads posts of the type {type}", type=kind))
