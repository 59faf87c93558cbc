"""People, and comments of the conversation with the history of their edits."""

from __future__ import annotations

from forge.clock import iso
from forge.graphql.fields import Scene, field
from forge.graphql.nodes import Node, actor, edit_node
from forge.graphql.pages import Connection, page

for _kind in (
    "Node",
    "Bot",
    "User",
    "Repository",
    "PullRequest",
    "PullRequestReviewThread",
    "PullRequestReviewComment",
    "IssueComment",
    "UserContentEdit",
):
    field(f"{_kind}.id")(lambda source, scene: source.id)

for _kind in ("Actor", "User"):
    field(f"{_kind}.login")(lambda source, scene: source.value.login)
field("Bot.databaseId")(lambda source, scene: source.value.id)


@field("Bot.login")
def bot_login(source: Node, scene: Scene) -> str:
    """An app's user has no ``[bot]`` behind its name here, unlike in the REST API."""
    return str(source.value.login).removesuffix("[bot]")


@field("IssueComment.userContentEdits")
def edits(source: Node, scene: Scene, **arguments: object) -> Connection:
    """The newest first, and the making of the comment last, once there was an edit."""
    assert source.pull is not None  # noqa: S101 - a comment is part of one
    found = [edit_node(source.pull, edit) for edit in reversed(source.value.edits)]
    return page(found, **arguments)  # type: ignore[arg-type]  # the schema has checked them


field("UserContentEdit.editor")(lambda source, scene: actor(source.value.editor))
field("UserContentEdit.editedAt")(lambda source, scene: iso(source.value.at))


@field("UserContentEdit.deletedAt")
def deleted_at(source: Node, scene: Scene) -> str | None:
    return iso(source.value.deleted_at) if source.value.deleted_at else None


@field("UserContentEdit.diff")
def diff(source: Node, scene: Scene) -> str | None:
    """The whole body after the edit, in spite of its name; null once somebody has deleted the edit."""
    return None if source.value.deleted_at else str(source.value.body)
