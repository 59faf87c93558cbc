"""The owners of a post's path, as the repository's own CODEOWNERS names them."""

from __future__ import annotations

from collections.abc import Iterator

from bot.model.message import say
from bot.reviewers._owners import owners_of
from bot.reviewers._roster import Candidate, Need, Roster
from bot.reviewers._settings import Reviewers

ORDER = 26


def needs(settings: Reviewers) -> frozenset[Need]:
    return frozenset({Need.CODE_OWNERS} if settings.code_owners else ())


def candidates(roster: Roster) -> Iterator[Candidate]:
    """The owners of each post, members of teams among them, in turn from one pull request to the next."""
    if not roster.settings.code_owners:
        return
    for path in sorted(roster.paths):
        for login in roster.in_turn(roster.people(owners_of(roster.code_owners, path))):
            yield Candidate(login, say("owns {path} in CODEOWNERS", path=path))
