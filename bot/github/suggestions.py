"""The review that suggests repairs; :mod:`bot.github.threads` resolves those that have served."""

from __future__ import annotations

import logging
from typing import Any

from github import GithubException
from github.PullRequest import PullRequest
from github.Repository import Repository

from bot.github.client import Client
from bot.model.plan import Suggestion, Suggestions
from bot.render.suggestions import digests

log = logging.getLogger(__name__)


def suggested(client: Client, pull: PullRequest) -> frozenset[str]:
    """The digests of all repairs that comments of Copydesk's own user have suggested, outdated ones included."""
    own = (
        comment.body
        for comment in pull.get_review_comments()
        if comment.user is not None and comment.user.id == client.bot_id
    )
    return frozenset().union(*map(digests, own))


def put(client: Client, repository: Repository, number: int, wanted: Suggestions) -> None:
    """Makes one review of those that aren't there yet.

    GitHub refuses a review as a whole when one of its lines isn't in the diff, as after a push meanwhile, and doesn't
    say which. Then none is made: the comment has the same repairs, and the next look tries again.
    https://docs.github.com/en/rest/pulls/reviews#create-a-review-for-a-pull-request
    """
    pull = repository.get_pull(number)
    missing = wanted.besides(suggested(client, pull))
    if not missing:
        return
    review = {
        "commit_id": wanted.head,
        "event": "COMMENT",
        "body": wanted.body,
        "comments": [_comment(suggestion) for suggestion in missing],
    }
    try:
        pull.requester.requestJsonAndCheck("POST", f"{pull.url}/reviews", input=review)
    except GithubException as error:
        if error.status != 422:
            raise
        log.warning("GitHub refused %d suggestions: %s", len(missing), pull.url)


def _comment(suggestion: Suggestion) -> dict[str, Any]:
    place: dict[str, Any] = {"path": suggestion.path, "side": "RIGHT", "line": suggestion.end_line}
    if suggestion.start_line != suggestion.end_line:
        place |= {"start_side": "RIGHT", "start_line": suggestion.start_line}
    return {**place, "body": suggestion.body}
