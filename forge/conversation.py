"""What people and the bot say on a pull request."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from forge.accounts import Account

ReviewState = Literal["APPROVED", "CHANGES_REQUESTED", "COMMENTED", "DISMISSED"]


@dataclass(eq=False, slots=True)
class Reaction:
    """One emoji of one person under a comment."""

    id: int
    user: Account
    content: str
    created_at: datetime


def react(given: list[Reaction], new_id: int, user: Account, content: str, now: datetime) -> tuple[Reaction, bool]:
    """Add a reaction unless the person gave it before. Answers it, and whether it is new."""
    for reaction in given:
        if reaction.user is user and reaction.content == content:
            return reaction, False
    given.append(Reaction(new_id, user, content, now))
    return given[-1], True


@dataclass(eq=False, slots=True)
class ContentEdit:
    """What a comment said after an edit, or after it was made, and whose doing that was."""

    id: int
    editor: Account
    body: str
    at: datetime
    deleted_at: datetime | None = None


@dataclass(eq=False, slots=True)
class Comment:
    """A comment in the conversation of a pull request. `edits` are empty until it is edited for the first time."""

    id: int
    user: Account
    body: str
    created_at: datetime
    updated_at: datetime
    via_app: bool = False
    reactions: list[Reaction] = field(default_factory=list)
    edits: list[ContentEdit] = field(default_factory=list)

    @property
    def login(self) -> str:
        return self.user.login


@dataclass(eq=False, slots=True)
class ReviewComment:
    """A comment on lines of the diff. Lines count from 1 in the file on the given side.

    `reply_to` is the comment that began the thread, None for that one itself, which `resolved_by` closes.
    """

    id: int
    user: Account
    body: str
    path: str
    commit_id: str
    line: int | None
    side: str
    start_line: int | None
    start_side: str | None
    diff_hunk: str
    position: int | None
    created_at: datetime
    review_id: int
    reactions: list[Reaction] = field(default_factory=list)
    reply_to: ReviewComment | None = None
    resolved_by: Account | None = None


@dataclass(eq=False, slots=True)
class Review:
    """A verdict on a pull request at one commit."""

    id: int
    user: Account
    body: str
    state: ReviewState
    commit_id: str
    submitted_at: datetime
    comments: list[ReviewComment] = field(default_factory=list)

    @property
    def login(self) -> str:
        return self.user.login


@dataclass(eq=False, slots=True)
class Label:
    """A label of a repository. Names compare without case."""

    id: int
    name: str
    color: str
    description: str | None = None
    default: bool = False


@dataclass(eq=False, slots=True)
class Event:
    """Something that happened to a pull request: `labeled`, `review_requested`, `closed`, …

    `detail` holds what the kind of event adds to the common fields, as the REST API spells it, with
    `Account`, `Team` and `Label` objects in place of their descriptions.
    """

    id: int
    event: str
    actor: Account
    created_at: datetime
    commit_id: str | None = None
    detail: dict[str, Any] = field(default_factory=dict)
