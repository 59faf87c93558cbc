"""Short ways to say what a test is about, everything else being plain."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from bot.model.event import PullRequestRef
from bot.model.site import Author, AuthorId, Login
from bot.model.snapshot import PullRequest, PullState, Review, ReviewState, Sha, Snapshot

NOW = datetime(2026, 5, 14, 9, 0, tzinfo=UTC)
URL = "https://github.example/site/blog"


def a_pull(**changes: Any) -> PullRequest:
    given: dict[str, Any] = {
        "ref": PullRequestRef(7, "site/blog", changes.pop("number", 12)),
        "title": "Add a post",
        "opener": Login("opener"),
        "state": PullState.OPEN,
        "draft": False,
        "head": Sha("c" * 40),
        "base": Sha("b" * 40),
        "base_branch": "main",
        "repository_url": URL,
        "head_repository_url": URL,
    }
    return PullRequest(**given | changes)


def a_snapshot(pull: PullRequest | None = None, **changes: Any) -> Snapshot:
    given: dict[str, Any] = {"now": NOW, "configuration": None, "files": frozenset(), "posts": ()}
    return Snapshot(pull=pull or a_pull(), **given | changes)


def a_review(login: str, state: ReviewState, minutes: int = 0) -> Review:
    return Review(Login(login), state, NOW + timedelta(minutes=minutes))


def an_author(author_id: str, login: str | None = None, *teams: str, end: date | None = None) -> Author:
    return Author(
        AuthorId(author_id), f"_authors/{author_id}.md", None, Login(login) if login else None, teams=teams, end=end
    )


def logins(*names: str) -> frozenset[Login]:
    return frozenset(Login(name) for name in names)
