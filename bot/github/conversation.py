"""What people and Copydesk have said and done on a pull request."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from github.IssueComment import IssueComment
from github.PullRequest import PullRequest
from github.Repository import Repository

from bot.github.client import Client
from bot.model.site import Login
from bot.model.snapshot import Review, ReviewState, Sha, ShownCheck, StickyComment
from bot.text.marker import extract

CHECK_NAME = "copydesk"


def reviews(pull: PullRequest, own_id: int | None = None) -> tuple[Review, ...]:
    """Submitted reviews, oldest first, but for those by the user ``own_id``, Copydesk's own.

    A deleted account's are left out as well: nobody could be asked in its place.
    """
    return tuple(
        Review(Login(review.user.login), ReviewState(review.state.lower()), review.submitted_at)
        for review in pull.get_reviews()
        if review.user is not None and review.user.id != own_id and review.state != "PENDING"
    )


def requested(pull: PullRequest) -> frozenset[Login]:
    """Whose review is awaited now."""
    return frozenset(Login(person.login) for person in pull.requested_reviewers)


def requested_at(pull: PullRequest) -> tuple[tuple[Login, datetime], ...]:
    """Whose review was requested at any time, with when that was last (UTC). Requests to teams name no person."""
    last: dict[Login, datetime] = {}
    for event in pull.get_issue_timeline():
        # An event of PyGithub has no attribute for this, and reading one that it lacks makes no request here.
        person = event.raw_data.get("requested_reviewer") if event.event == "review_requested" else None
        if person and event.created_at:
            login = Login(person["login"])
            last[login] = max(event.created_at, last.get(login, event.created_at))
    return tuple(sorted(last.items()))


def ever_requested(pull: PullRequest) -> frozenset[Login]:
    """The same people without the times."""
    return frozenset(login for login, _ in requested_at(pull))


def own_comments(client: Client, repository: Repository, number: int) -> Iterator[IssueComment]:
    """Copydesk's sticky comments, oldest first: written by its own user *and* ending in its marker.

    Anybody can write the marker, and the user has other comments.
    """
    for comment in repository.get_issue(number).get_comments():
        if comment.user is not None and comment.user.id == client.bot_id and extract(comment.body)[1] is not None:
            yield comment


def sticky_comments(
    client: Client, repository: Repository, number: int
) -> tuple[StickyComment | None, tuple[int, ...]]:
    """The oldest of them, which is kept up to date, and the ids of all others."""
    found = list(own_comments(client, repository, number))
    oldest = StickyComment(found[0].id, found[0].body) if found else None
    return oldest, tuple(double.id for double in found[1:])


def refused(comment: StickyComment | None) -> frozenset[Login]:
    """The people whom GitHub refused when they were asked, as the sticky comment remembers them."""
    _, state = extract(comment.body) if comment else ("", None)
    names = state.get("refused") if state else None
    return frozenset(Login(name) for name in names if isinstance(name, str)) if isinstance(names, list) else frozenset()


def shown_check(client: Client, repository: Repository, head: str) -> ShownCheck | None:
    """Copydesk's newest check run on a commit."""
    runs = repository.get_commit(head).get_check_runs(check_name=CHECK_NAME, filter="latest")
    own = [run for run in runs if run.app is not None and run.app.id == client.app_id]
    newest = max(own, key=lambda run: run.id, default=None)
    return ShownCheck(newest.id, Sha(head), newest.external_id or "") if newest else None
