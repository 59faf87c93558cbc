"""Commits, trees, files and differences."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pygit2

from forge.clock import iso
from forge.git import FileChange, TreeEntry
from forge.payloads.accounts import user
from forge.payloads.links import api, html, node_id

if TYPE_CHECKING:
    from forge.repository import Repository


def _signature(who: pygit2.Signature) -> dict[str, Any]:
    return {"name": who.name, "email": who.email, "date": iso(datetime.fromtimestamp(who.time, UTC))}


def _account(repo: Repository, who: pygit2.Signature) -> dict[str, Any] | None:
    account = repo.forge.account_by_email(who.email)
    return user(repo.forge, account) if account else None


def verification(repo: Repository, sha: str) -> dict[str, Any]:
    """GitHub signs what an app commits in its own name; nothing else is signed here."""
    signed = sha in repo.git.signed
    reason = "valid" if signed else "unsigned"
    return {"verified": signed, "reason": reason, "signature": None, "payload": None, "verified_at": None}


def parents(repo: Repository, found: pygit2.Commit) -> list[dict[str, Any]]:
    """The parents of a commit, each with its addresses."""
    return [
        {"sha": str(oid), "url": api(repo, f"/commits/{oid}"), "html_url": html(repo, f"/commit/{oid}")}
        for oid in found.parent_ids
    ]


def commit(repo: Repository, sha: str) -> dict[str, Any]:
    """A commit in a list (`commit` without files)."""
    found = repo.git.commit(sha)
    return {
        "sha": sha,
        "node_id": node_id("Commit", found.commit_time),
        "commit": {
            "author": _signature(found.author),
            "committer": _signature(found.committer),
            "message": found.message,
            "tree": {"sha": str(found.tree_id), "url": api(repo, f"/git/trees/{found.tree_id}")},
            "url": api(repo, f"/git/commits/{sha}"),
            "comment_count": 0,
            "verification": verification(repo, sha),
        },
        "url": api(repo, f"/commits/{sha}"),
        "html_url": html(repo, f"/commit/{sha}"),
        "comments_url": api(repo, f"/commits/{sha}/comments"),
        "author": _account(repo, found.author),
        "committer": _account(repo, found.committer),
        "parents": parents(repo, found),
    }


def git_commit(repo: Repository, sha: str) -> dict[str, Any]:
    """A commit as the git database has it (`git-commit`)."""
    found = repo.git.commit(sha)
    return {
        "sha": sha,
        "node_id": node_id("Commit", found.commit_time),
        "url": api(repo, f"/git/commits/{sha}"),
        "html_url": html(repo, f"/commit/{sha}"),
        "author": _signature(found.author),
        "committer": _signature(found.committer),
        "message": found.message,
        "tree": {"sha": str(found.tree_id), "url": api(repo, f"/git/trees/{found.tree_id}")},
        "parents": parents(repo, found),
        "verification": verification(repo, sha),
    }


def timeline_commit(repo: Repository, sha: str) -> dict[str, Any]:
    """A commit in the timeline of a pull request (`timeline-committed-event`)."""
    found = repo.git.commit(sha)
    return {
        "event": "committed",
        "sha": sha,
        "node_id": node_id("Commit", found.commit_time),
        "url": api(repo, f"/git/commits/{sha}"),
        "html_url": html(repo, f"/commit/{sha}"),
        "author": _signature(found.author),
        "committer": _signature(found.committer),
        "tree": {"sha": str(found.tree_id), "url": api(repo, f"/git/trees/{found.tree_id}")},
        "message": found.message,
        "parents": parents(repo, found),
        "verification": verification(repo, sha),
    }


def simple_commit(repo: Repository, sha: str) -> dict[str, Any]:
    """A commit in a check suite (`simple-commit`)."""
    found = repo.git.commit(sha)
    return {
        "id": sha,
        "tree_id": str(found.tree_id),
        "message": found.message,
        "timestamp": iso(datetime.fromtimestamp(found.commit_time, UTC)),
        "author": {"name": found.author.name, "email": found.author.email},
        "committer": {"name": found.committer.name, "email": found.committer.email},
    }


def pushed_commit(repo: Repository, sha: str) -> dict[str, Any]:
    """A commit in a push webhook, with the paths that it touches."""
    found = repo.git.commit(sha)
    parent = str(found.parent_ids[0]) if found.parent_ids else None
    changes = repo.git.diff(parent, sha)
    moved = [change.previous_path for change in changes if change.previous_path]
    return {
        "id": sha,
        "tree_id": str(found.tree_id),
        "distinct": True,
        "message": found.message,
        "timestamp": iso(datetime.fromtimestamp(found.commit_time, UTC)),
        "url": html(repo, f"/commit/{sha}"),
        "author": {"name": found.author.name, "email": found.author.email},
        "committer": {"name": found.committer.name, "email": found.committer.email},
        "added": [change.path for change in changes if change.status in ("added", "copied", "renamed")],
        "removed": [change.path for change in changes if change.status == "removed"] + moved,
        "modified": [change.path for change in changes if change.status in ("modified", "changed")],
    }


def file_change(repo: Repository, change: FileChange, head: str) -> dict[str, Any]:
    """One file of a difference (`diff-entry`)."""
    path = quote(change.path)
    described: dict[str, Any] = {
        "sha": change.sha,
        "filename": change.path,
        "status": change.status,
        "additions": change.additions,
        "deletions": change.deletions,
        "changes": change.additions + change.deletions,
        "blob_url": html(repo, f"/blob/{head}/{path}"),
        "raw_url": html(repo, f"/raw/{head}/{path}"),
        "contents_url": api(repo, f"/contents/{path}?ref={head}"),
    }
    if change.patch is not None:
        described["patch"] = change.patch
    if change.previous_path is not None:
        described["previous_filename"] = change.previous_path
    return described


def tree_entry(repo: Repository, entry: TreeEntry) -> dict[str, Any]:
    """One row of a tree."""
    described: dict[str, Any] = {
        "path": entry.path,
        "mode": entry.mode,
        "type": entry.type,
        "sha": entry.sha,
    }
    if entry.type != "commit":
        described["url"] = api(repo, f"/git/{entry.type}s/{entry.sha}")
    if entry.size is not None:
        described["size"] = entry.size
    return described
