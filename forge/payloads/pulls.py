"""Pull requests, in the short form of lists and in the long form of their own page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from forge.accounts import Account
from forge.clock import iso
from forge.payloads.accounts import team, user
from forge.payloads.issues import label
from forge.payloads.links import api, html, node_id
from forge.payloads.repositories import repository
from forge.protection import mergeable_state

if TYPE_CHECKING:
    from forge.pull_state import PullState
    from forge.repository import Repository


def _side(owner: Account, repo: Repository | None, pull: PullState, ref: str, sha: str) -> dict[str, Any]:
    return {
        "label": f"{owner.login}:{ref}",
        "ref": ref,
        "sha": sha,
        "user": user(pull.forge, owner) if repo else None,
        "repo": repository(repo) if repo else None,
    }


def simple_pull(pull: PullState) -> dict[str, Any]:
    """A pull request in a list (`pull-request-simple`)."""
    repo, number = pull.repository, pull.number
    url, issue, page = api(repo, f"/pulls/{number}"), api(repo, f"/issues/{number}"), html(repo, f"/pull/{number}")
    statuses = api(repo, f"/statuses/{pull.head_sha}")
    links = {
        "self": url,
        "html": page,
        "issue": issue,
        "comments": f"{issue}/comments",
        "review_comments": f"{url}/comments",
        "review_comment": api(repo, "/pulls/comments{/number}"),
        "commits": f"{url}/commits",
        "statuses": statuses,
    }
    return {
        "url": url,
        "id": pull.id,
        "node_id": node_id("PullRequest", pull.id),
        "html_url": page,
        "diff_url": f"{page}.diff",
        "patch_url": f"{page}.patch",
        "issue_url": issue,
        "number": number,
        "state": pull.state,
        "locked": False,
        "title": pull.title,
        "user": user(pull.forge, pull.author),
        "body": pull.body or None,
        "created_at": iso(pull.created_at),
        "updated_at": iso(pull.updated_at),
        "closed_at": iso(pull.closed_at) if pull.closed_at else None,
        "merged_at": iso(pull.merged_at) if pull.merged_at else None,
        "merge_commit_sha": pull.merge_commit_sha,
        "assignee": None,
        "assignees": [],
        "requested_reviewers": [user(pull.forge, account) for account in pull.requested_accounts],
        "requested_teams": [team(pull.forge, each) for each in pull.requested_teams],
        "labels": [label(repo, each) for each in pull.label_objects],
        "milestone": None,
        "draft": pull.draft,
        "commits_url": links["commits"],
        "review_comments_url": links["review_comments"],
        "review_comment_url": links["review_comment"],
        "comments_url": links["comments"],
        "statuses_url": statuses,
        "head": _side(pull.head_owner, pull.head_repository, pull, pull.head_ref, pull.head_sha),
        "base": _side(repo.owner, repo, pull, pull.base_ref, pull.base_sha),
        "_links": {name: {"href": href} for name, href in links.items()},
        "author_association": repo.association_of(pull.author),
        "auto_merge": None,
        "active_lock_reason": None,
    }


def full_pull(pull: PullState) -> dict[str, Any]:
    """A pull request on its own page and in its webhooks (`pull-request`)."""
    files = pull.files
    mergeable = pull.mergeable
    return simple_pull(pull) | {
        "merged": pull.merged_at is not None,
        "mergeable": mergeable,
        "rebaseable": mergeable,
        "mergeable_state": mergeable_state(pull),
        "merged_by": user(pull.forge, pull.merged_by) if pull.merged_by else None,
        "comments": len(pull.comments),
        "review_comments": len(pull.review_comments),
        "maintainer_can_modify": pull.maintainer_can_modify,
        "commits": len(pull.commits),
        "additions": sum(change.additions for change in files),
        "deletions": sum(change.deletions for change in files),
        "changed_files": len(files),
    }


def minimal_pull(pull: PullState) -> dict[str, Any]:
    """A pull request in a check run (`pull-request-minimal`)."""

    def side(repo: Repository, ref: str, sha: str) -> dict[str, Any]:
        return {"ref": ref, "sha": sha, "repo": {"id": repo.id, "url": api(repo), "name": repo.name}}

    return {
        "id": pull.id,
        "number": pull.number,
        "url": api(pull.repository, f"/pulls/{pull.number}"),
        "head": side(pull.head_repository or pull.repository, pull.head_ref, pull.head_sha),
        "base": side(pull.repository, pull.base_ref, pull.base_sha),
    }
