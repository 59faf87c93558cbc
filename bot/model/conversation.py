"""What people have written on a pull request, where commands may stand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum

from bot.model.site import Login


class CommentKind(StrEnum):
    """ISSUE is a comment in the conversation, REVIEW the body of a review: GitHub numbers the two apart."""

    ISSUE = "issue"
    REVIEW = "review"


@dataclass(frozen=True, slots=True)
class ThreadComment:
    """One comment by a person; both moments are in UTC, and differ once it was edited."""

    id: int
    kind: CommentKind
    login: Login
    body: str
    created_at: datetime
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class Edit:
    """One edit of Copydesk's own comment: the whole body after it, who made it and when (UTC)."""

    login: Login
    at: datetime
    body: str


class Permission(IntEnum):
    """What somebody may do in the repository; the greater, the more.

    https://docs.github.com/en/rest/collaborators/collaborators#get-repository-permissions-for-a-user
    """

    NONE = 0
    READ = 1
    WRITE = 2
    ADMIN = 3
