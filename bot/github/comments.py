"""The one sticky comment."""

from __future__ import annotations

from github import GithubException
from github.Repository import Repository

from bot.github.client import Client
from bot.github.conversation import own_comments
from bot.model.plan import Reaction


def put(client: Client, repository: Repository, number: int, body: str) -> None:
    """Makes the sticky comment say this, and be the only one.

    Looks for it first: one may have been made although the answer was lost, or deleted since. Of several the oldest
    stays; nobody else's comment is touched.
    """
    own = own_comments(client, repository, number)
    if not own:
        repository.get_issue(number).create_comment(body)
        return
    sticky, *doubles = own
    if sticky.body != body:
        sticky.edit(body)
    for double in doubles:
        double.delete()


def delete(client: Client, repository: Repository, number: int, comment_id: int) -> None:
    """Deletes a sticky comment, unless it is gone, is the oldest by now, or isn't Copydesk's own."""
    for double in own_comments(client, repository, number)[1:]:
        if double.id == comment_id:
            double.delete()


def react(repository: Repository, reaction: Reaction) -> None:
    """Leaves an emoji under a comment, which GitHub keeps once however often it is left. A deleted one needs none."""
    address = f"{repository.url}/issues/comments/{reaction.comment_id}/reactions"
    try:
        repository.requester.requestJsonAndCheck("POST", address, input={"content": reaction.content})
    except GithubException as error:
        if error.status != 404:
            raise
