"""Readers that the configuration sets for posts at certain paths."""

from __future__ import annotations

from collections.abc import Iterator

from bot.model.message import say
from bot.reviewers._owners import last_match
from bot.reviewers._roster import Candidate, Roster

ORDER = 24


def candidates(roster: Roster) -> Iterator[Candidate]:
    """The readers under ``reviewers.by_path`` of each post, in turn; the last pattern that matches counts."""
    patterns = tuple(roster.settings.by_path)
    for path in sorted(roster.paths):
        pattern = last_match(patterns, path)
        if pattern is not None:
            for login in roster.in_turn(roster.people(roster.settings.by_path[pattern])):
                yield Candidate(login, say("reads the posts in {path}", path=pattern))
