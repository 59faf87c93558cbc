"""What GraphQL calls a node: something of the forge under an id that is good anywhere."""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass
from typing import Any

from forge.accounts import Account, Kind
from forge.conversation import Comment, ContentEdit, ReviewComment
from forge.hub import Forge
from forge.payloads.links import node_id
from forge.pull import Pull
from forge.repository import Repository


@dataclass(frozen=True, slots=True)
class Node:
    """``value`` as the schema's type ``kind``, with the pull request that it is part of."""

    kind: str
    number: int
    value: Any
    pull: Pull | None = None

    @property
    def id(self) -> str:
        return node_id(self.kind, self.number)


def actor(account: Account | None) -> Node | None:
    """An account, which is null once it is deleted."""
    if account is None:
        return None
    return Node("Bot" if account.kind is Kind.BOT else "User", account.id, account)


def repository_node(repository: Repository) -> Node:
    return Node("Repository", repository.id, repository)


def pull_node(pull: Pull) -> Node:
    return Node("PullRequest", pull.id, pull, pull)


def comment_node(pull: Pull, comment: Comment) -> Node:
    return Node("IssueComment", comment.id, comment, pull)


def edit_node(pull: Pull, edit: ContentEdit) -> Node:
    return Node("UserContentEdit", edit.id, edit, pull)


def thread_node(pull: Pull, root: ReviewComment) -> Node:
    """A thread is known by the comment that began it."""
    return Node("PullRequestReviewThread", root.id, root, pull)


def find(forge: Forge, id: str) -> Node | None:
    """The node of that id, None when there is none."""
    try:
        found = re.fullmatch(r"\d+:([A-Za-z]+)(\d+)", base64.b64decode(id, validate=True).decode())
    except (binascii.Error, UnicodeDecodeError):
        return None
    if not found:
        return None
    kind, number = found[1], int(found[2])
    pulls = [pull for repository in forge.repositories.values() for pull in repository.pulls.values()]
    for pull in pulls:
        for node in _nodes(pull):
            if node.kind == kind and node.number == number:
                return node
    return None


def _nodes(pull: Pull) -> list[Node]:
    return [
        pull_node(pull),
        *(comment_node(pull, comment) for comment in pull.comments),
        *(edit_node(pull, edit) for comment in pull.comments for edit in comment.edits),
        *(thread_node(pull, root) for root in pull.review_threads),
    ]
