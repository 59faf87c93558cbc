"""The reminders that stand on a pull request, and posting one."""

from __future__ import annotations

from collections.abc import Iterable

from github.IssueComment import IssueComment
from github.Repository import Repository

from bot.github.client import Client
from bot.github.conversation import comments
from bot.model.reminder import Note, Posted
from bot.model.snapshot import Sha
from bot.render.notes import read_note


def standing(client: Client, said: Iterable[IssueComment]) -> tuple[Posted, ...]:
    """Those among the comments, oldest first: written by Copydesk's own user *and* ending in the marker of one."""
    return tuple(Posted(note, comment.created_at) for comment in said if (note := _own_note(client, comment)))


def post(client: Client, repository: Repository, number: int, body: str) -> None:
    """Posts a reminder, unless one that says the same stands there: its answer may have been lost."""
    wanted = read_note(body)
    if all(_own_note(client, comment) != wanted for comment in comments(repository, number)):
        repository.get_issue(number).create_comment(body)


def close(repository: Repository, number: int, head: Sha) -> None:
    """Closes a pull request whose head is still that one; there is nothing to do where it is closed already."""
    pull = repository.get_pull(number).complete()
    if pull.state == "open" and pull.head.sha == head:
        pull.edit(state="closed")


def _own_note(client: Client, comment: IssueComment) -> Note | None:
    is_own = comment.user is not None and comment.user.id == client.bot_id
    return read_note(comment.body or "") if is_own else None
