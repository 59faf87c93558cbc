"""Readers that the configuration sets for one author's posts."""

from __future__ import annotations

from collections.abc import Iterator

from bot.model.message import say
from bot.reviewers._roster import Candidate, Roster

ORDER = 10


def candidates(roster: Roster) -> Iterator[Candidate]:
    """The readers under ``reviewers.by_author`` of each author, in the order of the configuration."""
    for author in roster.authors:
        for login in roster.people(roster.settings.by_author.get(author.id, ())):
            yield Candidate(login, say("reads the posts of {author}", author=author.name or author.id))
