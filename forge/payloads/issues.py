"""Issues, which every pull request also is: comments, labels, reactions."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from forge.clock import iso
from forge.conversation import Comment, Label, Reaction
from forge.payloads.accounts import user
from forge.payloads.apps import app
from forge.payloads.links import api, html, node_id

if TYPE_CHECKING:
    from forge.pull_state import PullState
    from forge.repository import Repository

REACTIONS = ("+1", "-1", "laugh", "hooray", "confused", "heart", "rocket", "eyes")


def label(repo: Repository, label: Label) -> dict[str, Any]:
    """A label (`label`)."""
    return {
        "id": label.id,
        "node_id": node_id("Label", label.id),
        "url": api(repo, f"/labels/{quote(label.name, safe='')}"),
        "name": label.name,
        "color": label.color,
        "default": label.default,
        "description": label.description,
    }


def reactions(url: str, given: list[Reaction]) -> dict[str, Any]:
    """How often each reaction was given (`reaction-rollup`)."""
    counted = Counter(reaction.content for reaction in given)
    return {
        "url": f"{url}/reactions",
        "total_count": len(given),
        **{name: counted[name] for name in REACTIONS},
    }


def reaction(repo: Repository, given: Reaction) -> dict[str, Any]:
    """One reaction (`reaction`)."""
    return {
        "id": given.id,
        "node_id": node_id("Reaction", given.id),
        "user": user(repo.forge, given.user),
        "content": given.content,
        "created_at": iso(given.created_at),
    }


def comment(pull: PullState, comment: Comment) -> dict[str, Any]:
    """A comment of the conversation (`issue-comment`)."""
    repo = pull.repository
    url = api(repo, f"/issues/comments/{comment.id}")
    return {
        "url": url,
        "html_url": html(repo, f"/pull/{pull.number}#issuecomment-{comment.id}"),
        "issue_url": api(repo, f"/issues/{pull.number}"),
        "id": comment.id,
        "node_id": node_id("IssueComment", comment.id),
        "user": user(repo.forge, comment.user),
        "created_at": iso(comment.created_at),
        "updated_at": iso(comment.updated_at),
        "author_association": repo.association_of(comment.user),
        "body": comment.body,
        "reactions": reactions(url, comment.reactions),
        "performed_via_github_app": app(repo.forge) if comment.via_app else None,
    }


def issue(pull: PullState) -> dict[str, Any]:
    """The pull request seen as an issue (`issue`)."""
    repo = pull.repository
    url, page = api(repo, f"/issues/{pull.number}"), html(repo, f"/pull/{pull.number}")
    return {
        "url": url,
        "repository_url": api(repo),
        "labels_url": f"{url}/labels{{/name}}",
        "comments_url": f"{url}/comments",
        "events_url": f"{url}/events",
        "html_url": page,
        "id": pull.issue_id,
        "node_id": node_id("PullRequest", pull.id),
        "number": pull.number,
        "title": pull.title,
        "user": user(repo.forge, pull.author),
        "labels": [label(repo, each) for each in pull.label_objects],
        "state": pull.state,
        "locked": False,
        "assignee": None,
        "assignees": [],
        "milestone": None,
        "comments": len(pull.comments),
        "created_at": iso(pull.created_at),
        "updated_at": iso(pull.updated_at),
        "closed_at": iso(pull.closed_at) if pull.closed_at else None,
        "author_association": repo.association_of(pull.author),
        "active_lock_reason": None,
        "draft": pull.draft,
        "pull_request": {
            "url": api(repo, f"/pulls/{pull.number}"),
            "html_url": page,
            "diff_url": f"{page}.diff",
            "patch_url": f"{page}.patch",
            "merged_at": iso(pull.merged_at) if pull.merged_at else None,
        },
        "body": pull.body or None,
        "reactions": reactions(url, pull.reactions),
        "timeline_url": f"{url}/timeline",
        "performed_via_github_app": None,
        "state_reason": None,
    }
