"""Readers that the configuration sets for the posts of a team."""

from __future__ import annotations

from collections.abc import Iterator

from bot.model.message import say
from bot.reviewers._roster import Candidate, Roster

ORDER = 20


def candidates(roster: Roster) -> Iterator[Candidate]:
    """The readers under ``reviewers.by_team`` of each author's teams, in turn from one pull request to the next."""
    for author in roster.authors:
        for team in author.teams:
            for login in roster.in_turn(roster.people(roster.settings.by_team.get(team, ()))):
                yield Candidate(login, say("reads the posts of the team {team}", team=team))
