"""The timeline of a pull request, and the events in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from forge.accounts import Account, Team
from forge.clock import iso
from forge.conversation import Comment, Event, Label, Review
from forge.payloads.accounts import team, user
from forge.payloads.apps import app
from forge.payloads.commits import timeline_commit
from forge.payloads.issues import comment
from forge.payloads.links import api, node_id
from forge.payloads.reviews import review

if TYPE_CHECKING:
    from forge.pull_state import PullState


def event(pull: PullState, event: Event) -> dict[str, Any]:
    """One event (`issue-event-for-issue`)."""
    repo = pull.repository
    by_app = event.actor is repo.forge.app.bot
    described = {name: _described(pull, value) for name, value in event.detail.items()}
    return {
        "id": event.id,
        "node_id": node_id("Event", event.id),
        "url": api(repo, f"/issues/events/{event.id}"),
        "actor": user(repo.forge, event.actor),
        "event": event.event,
        "commit_id": event.commit_id,
        "commit_url": api(repo, f"/commits/{event.commit_id}") if event.commit_id else None,
        "created_at": iso(event.created_at),
        "performed_via_github_app": app(repo.forge) if by_app else None,
        **described,
    }


def entry(pull: PullState, entry: Event | Comment | Review) -> dict[str, Any]:
    """One entry of the timeline (`timeline-issue-events`)."""
    if isinstance(entry, Event):
        return event(pull, entry)
    if isinstance(entry, Comment):
        described = comment(pull, entry)
        return {"event": "commented", "actor": described["user"], **described}
    described = review(pull, entry)
    return {"event": "reviewed", **described, "state": entry.state.lower()}


def timeline(pull: PullState) -> list[dict[str, Any]]:
    """Commits first, as they precede the opening, then everything else in order."""
    commits = [timeline_commit(pull.repository, sha) for sha in pull.commits]
    return commits + [entry(pull, each) for each in pull.timeline]


def _described(pull: PullState, value: Any) -> Any:
    if isinstance(value, Account):
        return user(pull.forge, value)
    if isinstance(value, Team):
        return team(pull.forge, value)
    if isinstance(value, Label):
        return {"name": value.name, "color": value.color}
    return value
