"""What has happened on a pull request and when, by GitHub's own clock."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from github.IssueComment import IssueComment
from github.NamedUser import NamedUser
from github.Organization import Organization
from github.PullRequest import PullRequest
from github.PullRequestReview import PullRequestReview
from github.TimelineEvent import TimelineEvent

from bot.commands._answers import is_answer
from bot.github.client import Client
from bot.github.notes import standing
from bot.model.reminder import Activity
from bot.model.site import Login

_RESUMED = frozenset({"reopened", "ready_for_review"})
_ACTS = _RESUMED | {
    "assigned",
    "base_ref_changed",
    "convert_to_draft",
    "head_ref_force_pushed",
    "renamed",
    "review_request_removed",
    "review_requested",
}
"""Events whose actor has done something. That of ``mentioned`` or ``subscribed`` is who it was done to.

https://docs.github.com/en/rest/using-the-rest-api/issue-event-types
"""

FIRST_LOOK = timedelta(hours=1)
"""A head that was judged so soon after Copydesk's first act on the pull request may have been there long before."""

Act = tuple[Login, datetime]


def activity(
    client: Client,
    pull: PullRequest,
    said: Iterable[IssueComment],
    submitted: Iterable[PullRequestReview],
    events: Iterable[TimelineEvent],
    judged_at: datetime | None,
) -> Activity:
    """What the comments, the reviews and the timeline tell; ``judged_at`` is when the head had its first check."""
    said, submitted, events = list(said), list(submitted), list(events)
    own = [comment.created_at for comment in said if comment.user is not None and comment.user.id == client.bot_id]
    own += [event.created_at for event in events if _actor(event).get("id") == client.bot_id and event.created_at]
    acts = [(Login(user.login), at) for user, at in _sayings(said, submitted) if _is_person(user)]
    seen_at = min([*own, *([judged_at] if judged_at else [])], default=None)
    return Activity(
        opened_at=pull.created_at,
        seen_at=seen_at,
        pushed_at=min(_known_at(pull, submitted, events, judged_at, seen_at), default=None),
        resumed_at=max((at for event in events if (at := _at(event, _RESUMED))), default=None),
        acts=_last([*acts, *_done(events)]),
        answers=_last(
            (Login(comment.user.login), comment.created_at)
            for comment in said
            if _is_person(comment.user) and is_answer(comment.body or "")
        ),
        notes=standing(client, said),
    )


def _sayings(
    said: Iterable[IssueComment], submitted: Iterable[PullRequestReview]
) -> Iterator[tuple[NamedUser | Organization, datetime]]:
    for comment in said:
        yield comment.user, comment.created_at
    for review in submitted:
        if _is_given(review):
            yield review.user, review.submitted_at


def _done(events: Iterable[TimelineEvent]) -> Iterator[Act]:
    for event in events:
        actor, at = _actor(event), _at(event, _ACTS)
        if at and actor.get("type") == "User":
            yield Login(actor["login"]), at


def _known_at(
    pull: PullRequest,
    submitted: Iterable[PullRequestReview],
    events: Iterable[TimelineEvent],
    judged_at: datetime | None,
    seen_at: datetime | None,
) -> Iterator[datetime]:
    """Moments at which the head was there already."""
    if judged_at:
        yield judged_at
        if seen_at and judged_at <= seen_at + FIRST_LOOK:
            yield max(_committed_at(pull, events) or pull.created_at, pull.created_at)
    yield from (review.submitted_at for review in submitted if review.commit_id == pull.head.sha and _is_given(review))


def _is_given(review: PullRequestReview) -> bool:
    return review.state != "PENDING"


def _committed_at(pull: PullRequest, events: Iterable[TimelineEvent]) -> datetime | None:
    """When the head was committed, as its author's machine had it."""
    head = (
        event.raw_data for event in events if event.event == "committed" and event.raw_data.get("sha") == pull.head.sha
    )
    written = (((data.get("committer") or {}).get("date")) for data in head)
    return next((datetime.fromisoformat(date).astimezone(UTC) for date in written if date), None)


def _last(acts: Iterable[Act]) -> tuple[Act, ...]:
    last: dict[Login, datetime] = {}
    for login, at in acts:
        last[login] = max(at, last.get(login, at))
    return tuple(sorted(last.items()))


def _at(event: TimelineEvent, kinds: frozenset[str]) -> datetime | None:
    return event.created_at if event.event in kinds else None


def _actor(event: TimelineEvent) -> dict[str, Any]:
    """Nobody's, for a commit."""
    return event.raw_data.get("actor") or {}


def _is_person(user: NamedUser | Organization | None) -> bool:
    return user is not None and user.type == "User"
