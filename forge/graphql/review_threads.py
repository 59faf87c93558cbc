"""Conversations on lines, and what resolves them."""

from __future__ import annotations

from typing import Any

from forge.conversation import ReviewComment
from forge.errors import Refusal
from forge.graphql.fields import Scene, failure, field
from forge.graphql.nodes import Node, actor, find, thread_node
from forge.graphql.pages import Connection, page
from forge.pull import Pull


@field("PullRequest.reviewThreads")
def threads(source: Node, scene: Scene, **arguments: Any) -> Connection:
    return page([thread_node(source.value, root) for root in source.value.review_threads], **arguments)


@field("PullRequestReviewThread.comments")
def comments(source: Node, scene: Scene, skip: int | None = None, **arguments: Any) -> Connection:
    said = [_comment(_pull(source), comment) for comment in _pull(source).thread(source.value)]
    return page(said[skip or 0 :], **arguments)


field("PullRequestReviewThread.isResolved")(lambda source, scene: source.value.resolved_by is not None)
field("PullRequestReviewThread.isOutdated")(lambda source, scene: _pull(source).line_now(source.value) is None)


@field("PullRequestReviewThread.viewerCanResolve")
def can_resolve(source: Node, scene: Scene) -> bool:
    return source.value.resolved_by is None and _may_resolve(scene)


field("PullRequestReviewComment.author")(lambda source, scene: actor(source.value.user))
field("PullRequestReviewComment.body")(lambda source, scene: source.value.body)


@field("Mutation.resolveReviewThread")
def resolve(source: Any, scene: Scene, input: dict[str, Any]) -> Node:
    """Takes permission to write contents as well, which GitHub's documentation doesn't say.

    https://github.com/orgs/community/discussions/44650
    """
    found = find(scene.forge, input["threadId"])
    if found is None or found.kind != "PullRequestReviewThread":
        message = f"Could not resolve to a node with the global id of '{input['threadId']}'."
        raise failure("NOT_FOUND", message)
    if not _may_resolve(scene):
        raise failure("FORBIDDEN", "Resource not accessible by integration")
    try:
        _pull(found).resolve_thread(found.value, scene.caller.account.login)
    except Refusal as refusal:
        raise failure("FORBIDDEN", refusal.message) from refusal
    return found


field("ResolveReviewThreadPayload.thread")(lambda source, scene: source)


def _may_resolve(scene: Scene) -> bool:
    token = scene.caller.token
    if token is None:
        return False
    if token.installation is None:
        return True
    return all(token.permissions.get(name) in ("write", "admin") for name in ("pull_requests", "contents"))


def _comment(pull: Pull, comment: ReviewComment) -> Node:
    return Node("PullRequestReviewComment", comment.id, comment, pull)


def _pull(source: Node) -> Pull:
    assert source.pull is not None  # noqa: S101 - a thread is part of one
    return source.pull
