"""What people and Copydesk have said and done on a pull request."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

from github.CheckRun import CheckRun
from github.IssueComment import IssueComment
from github.NamedUser import NamedUser
from github.Organization import Organization
from github.PullRequest import PullRequest
from github.PullRequestReview import PullRequestReview
from github.Repository import Repository
from github.TimelineEvent import TimelineEvent

from bot.commands._grammar import read_commands
from bot.github import edits
from bot.github.client import Client
from bot.model.conversation import CommentKind, Edit, ThreadComment
from bot.model.site import Login
from bot.model.snapshot import Review, ReviewState, Sha, ShownCheck, StickyComment
from bot.text.marker import extract

CHECK_NAME = "copydesk"

ABSENCES_SECONDS = 300
ABSENCES_REACH = timedelta(days=90)
ABSENCES_COMMENTS = 500

OVERWRITTEN = 3
"""Comments of Copydesk's own whose history is asked for, where none has its marker."""

EARLIER_COMMITS = 3
"""Before the head, whose check runs may keep what people have settled."""


def reviews(pull: PullRequest, own_id: int | None = None) -> tuple[Review, ...]:
    """Those of a pull request, see :func:`submitted_reviews`."""
    return submitted_reviews(pull.get_reviews(), own_id)


def submitted_reviews(found: Iterable[PullRequestReview], own_id: int | None = None) -> tuple[Review, ...]:
    """Submitted reviews, oldest first, but for those by the user ``own_id``, Copydesk's own.

    A deleted account's are left out as well: nobody could be asked in its place.
    """
    return tuple(
        Review(
            Login(review.user.login),
            ReviewState(review.state.lower()),
            review.submitted_at,
            Sha(review.commit_id) if review.commit_id else None,
        )
        for review in found
        if review.user is not None and review.user.id != own_id and review.state != "PENDING"
    )


def requested(pull: PullRequest) -> frozenset[Login]:
    """Whose review is awaited now."""
    return frozenset(Login(person.login) for person in pull.requested_reviewers)


def requested_at(timeline: Iterable[TimelineEvent]) -> tuple[tuple[Login, datetime], ...]:
    """Whose review was requested at any time, with when that was last (UTC). Requests to teams name no person."""
    last: dict[Login, datetime] = {}
    for event in timeline:
        # An event of PyGithub has no attribute for this, and reading one that it lacks makes no request here.
        person = event.raw_data.get("requested_reviewer") if event.event == "review_requested" else None
        if person and event.created_at:
            login = Login(person["login"])
            last[login] = max(event.created_at, last.get(login, event.created_at))
    return tuple(sorted(last.items()))


def let_go(timeline: Iterable[TimelineEvent], own_id: int) -> frozenset[Login]:
    """Whose request the user ``own_id``, Copydesk itself, has withdrawn at any time."""
    withdrawn = (event for event in timeline if event.event == "review_request_removed")
    people = (
        event.raw_data.get("requested_reviewer")
        for event in withdrawn
        if (event.raw_data.get("actor") or {}).get("id") == own_id
    )
    return frozenset(Login(person["login"]) for person in people if person)


def ever_requested(pull: PullRequest) -> frozenset[Login]:
    """The same people without the times."""
    return frozenset(login for login, _ in requested_at(pull.get_issue_timeline()))


def own_comments(client: Client, repository: Repository, number: int) -> list[IssueComment]:
    """Copydesk's sticky comments, oldest first: written by its own user *and* ending in its marker.

    Anybody can write the marker, and the user has other comments. Without any, it is those that ended in a marker
    when they were made: somebody has overwritten them.
    """
    return _own(client, comments(repository, number))


def comments(repository: Repository, number: int) -> Iterable[IssueComment]:
    """Everything in the conversation but for reviews, oldest first."""
    return repository.get_issue(number).get_comments()


def _own(client: Client, said: Iterable[IssueComment]) -> list[IssueComment]:
    written = [comment for comment in said if comment.user is not None and comment.user.id == client.bot_id]
    found = [comment for comment in written if _has_marker(comment.body)]
    return found or [each for each in written[:OVERWRITTEN] if _has_marker(edits.as_made(client, each.node_id))]


def _has_marker(body: str | None) -> bool:
    return extract(body or "")[1] is not None


def sticky_comments(client: Client, said: Iterable[IssueComment]) -> tuple[StickyComment | None, tuple[int, ...]]:
    """The oldest of them, which is kept up to date, and the ids of all others."""
    found = _own(client, said)
    oldest = StickyComment(found[0].id, found[0].body, found[0].node_id) if found else None
    return oldest, tuple(double.id for double in found[1:])


def thread(said: Iterable[IssueComment], submitted: Iterable[PullRequestReview]) -> tuple[ThreadComment, ...]:
    """The comments and bodies of reviews in which people give commands, oldest first. Bots give none."""
    found = [
        ThreadComment(
            comment.id,
            CommentKind.ISSUE,
            Login(comment.user.login),
            comment.body,
            comment.created_at,
            comment.updated_at,
        )
        for comment in said
        if _is_command(comment.user, comment.body)
    ]
    found += (
        ThreadComment(
            review.id,
            CommentKind.REVIEW,
            Login(review.user.login),
            review.body,
            review.submitted_at,
            review.submitted_at,
        )
        for review in submitted
        if review.state != "PENDING" and _is_command(review.user, review.body)
    )
    return tuple(sorted(found, key=lambda comment: (comment.created_at, comment.id)))


def speakers(said: Iterable[ThreadComment], clicked: Iterable[Edit]) -> Iterator[Login]:
    """Whose commands and clicks these are, and so whose permissions matter."""
    yield from (comment.login for comment in said)
    yield from (edit.login for edit in clicked if edit.login)


def unasked(submitted: Iterable[Review], asked: Collection[Login]) -> Iterator[Login]:
    """Who has approved without having been asked, as anybody can."""
    known = {login.lower() for login in asked}
    approved = (review.login for review in submitted if review.state is ReviewState.APPROVED)
    yield from (login for login in approved if login.lower() not in known and not login.endswith("[bot]"))


def absences(client: Client, repository: Repository, now: datetime) -> tuple[ThreadComment, ...]:
    """The comments of the last 90 days, anywhere in the repository, in which people say when they are away.

    They are read once in five minutes, and no more than the last 500.
    """
    key = f"{repository.url.lower()}@{int(now.timestamp()) // ABSENCES_SECONDS}"
    found = client.objects.absences.get(key)
    if found is None:
        latest = repository.get_issues_comments(sort="updated", direction="desc", since=now - ABSENCES_REACH)
        said = (comment for comment in islice(latest, ABSENCES_COMMENTS) if "away" in (comment.body or "").lower())
        found = tuple(
            each for each in thread(said, ()) if any(line.name == "away" for line in read_commands(each.body))
        )
        client.objects.absences.put(key, found)
    return found


def _is_command(user: NamedUser | Organization | None, body: str | None) -> bool:
    return user is not None and user.type != "Bot" and bool(body) and bool(read_commands(body or ""))


def refused(comment: StickyComment | None) -> frozenset[Login]:
    """The people whom GitHub refused when they were asked, as the sticky comment remembers them."""
    _, state = extract(comment.body) if comment else ("", None)
    names = state.get("refused") if state else None
    return frozenset(Login(name) for name in names if isinstance(name, str)) if isinstance(names, list) else frozenset()


def remembers(comment: StickyComment | None) -> bool:
    """Whether the sticky comment keeps a ledger."""
    state = extract(comment.body)[1] if comment else None
    return state is not None and "ledger" in state


def kept_earlier(client: Client, repository: Repository, pull: PullRequest) -> Mapping[str, Any] | None:
    """The ledger that a check run of Copydesk's keeps on one of the last commits before the head."""
    earlier = [commit.sha for commit in pull.get_commits()][-1 - EARLIER_COMMITS : -1]
    ledgers = (_ledger(_newest_run(client, repository, sha)) for sha in reversed(earlier))
    return next((ledger for ledger in ledgers if ledger is not None), None)


def shown_check(
    client: Client, repository: Repository, head: str
) -> tuple[ShownCheck | None, Mapping[str, Any] | None]:
    """Copydesk's newest check run on a commit, and the ledger that it keeps."""
    runs = _own_runs(client, repository, head, "all")
    if not runs:
        return None, None
    newest = max(runs, key=lambda run: run.id)
    moments = (run.started_at or run.completed_at for run in runs)  # GitHub's description promises neither
    since = min((at for at in moments if at), default=None)
    return ShownCheck(newest.id, Sha(head), newest.external_id or "", since), _ledger(newest)


def _ledger(run: CheckRun | None) -> Mapping[str, Any] | None:
    state = extract(run.output.summary or "")[1] if run and run.output else None
    ledger = state.get("ledger") if state else None
    return ledger if isinstance(ledger, dict) else None


def _newest_run(client: Client, repository: Repository, sha: str) -> CheckRun | None:
    return max(_own_runs(client, repository, sha, "latest"), key=lambda run: run.id, default=None)


def _own_runs(client: Client, repository: Repository, sha: str, which: str) -> list[CheckRun]:
    """``which`` is "latest" for the newest of those that GitHub shows, or "all" for every one that was ever made.

    https://docs.github.com/en/rest/checks/runs#list-check-runs-for-a-git-reference
    """
    runs = repository.get_commit(sha).get_check_runs(check_name=CHECK_NAME, filter=which)
    return [run for run in runs if run.app is not None and run.app.id == client.app_id]
