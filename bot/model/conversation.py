"""What people have written on a pull request, where commands may stand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum

from bot.model.site import Login


class CommentKind(StrEnum):
    """ISSUE is a comment in the conversation, REVIEW the body of a review: GitHub numbers the two apart.

    CLICK is a click in Copydesk's own comment.
    """

    ISSUE = "issue"
    REVIEW = "review"
    CLICK = "click"


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
    """One edit of Copydesk's own comment, or its making: the whole body after it, who made it and when (UTC).

    ``login`` is None for Copydesk's own, other bots' and deleted accounts', ``body`` where it was not read or somebody
    has deleted it.
    """

    id: str
    login: Login | None
    at: datetime
    body: str | None = None


class Permission(IntEnum):
    """What somebody may do in the repository; the greater, the more.

    https://docs.github.com/en/rest/collaborators/collaborators#get-repository-permissions-for-a-user
    """

    NONE = 0
    READ = 1
    WRITE = 2
    ADMIN = 3
