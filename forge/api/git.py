"""The git database, commits and comparisons."""

from __future__ import annotations

import base64
from itertools import islice
from typing import Any

from forge.api.routing import Context, Reply, route
from forge.errors import not_found, unprocessable
from forge.git import NotInRepository
from forge.payloads import commits, pulls
from forge.payloads.links import api, html, node_id
from forge.repository import Repository

COMPARED_FILES = 300
"""https://docs.github.com/rest/commits/commits#compare-two-commits"""


@route("GET /repos/{owner}/{repo}/git/ref/{ref}", "contents")
def get_ref(ctx: Context) -> Reply:
    repo, name = ctx.repository, ctx.params["ref"]
    kind, _, branch = name.partition("/")
    sha = repo.branch_sha(branch) if kind == "heads" else repo.git.ref(f"refs/{name}") if kind == "pull" else None
    if sha is None:
        raise not_found()
    return Reply(200, described_ref(repo, name, sha))


@route("POST /repos/{owner}/{repo}/git/refs", "contents")
def create_ref(ctx: Context) -> Reply:
    repo, ref, sha = ctx.repository, ctx.required("ref"), ctx.required("sha")
    if not ref.startswith("refs/heads/"):
        raise unprocessable(message="Reference name must start with 'refs/heads/'")
    name = ref.removeprefix("refs/")
    if repo.branch_sha(name.removeprefix("heads/")):
        raise unprocessable(message="Reference already exists")
    if not repo.git.is_commit(sha):
        raise unprocessable(message="Object does not exist")
    repo.move(name.removeprefix("heads/"), sha, ctx.caller.account)
    return Reply(201, described_ref(repo, name, sha))


@route("GET /repos/{owner}/{repo}/git/trees/{tree_sha}", "contents")
def get_tree(ctx: Context) -> Reply:
    repo, name, limit = ctx.repository, ctx.params["tree_sha"], ctx.forge.limits.tree_entries
    try:
        sha, rows = repo.git.tree(repo.branch_sha(name) or name, recursive="recursive" in ctx.request.args)
    except NotInRepository:
        raise not_found() from None
    listed = list(islice(rows, limit + 1))
    body = {
        "sha": sha,
        "url": api(repo, f"/git/trees/{sha}"),
        "tree": [commits.tree_entry(repo, entry) for entry in listed[:limit]],
        "truncated": len(listed) > limit,
    }
    return Reply(200, body)


@route("GET /repos/{owner}/{repo}/git/blobs/{file_sha}", "contents")
def get_blob(ctx: Context) -> Reply:
    repo, sha = ctx.repository, ctx.params["file_sha"]
    try:
        data = repo.git.blob(sha)
    except NotInRepository:
        raise not_found() from None
    body = {
        "sha": sha,
        "node_id": node_id("Blob", repo.id),
        "size": len(data),
        "url": api(repo, f"/git/blobs/{sha}"),
        "content": encoded(data),
        "encoding": "base64",
    }
    return Reply(200, body)


@route("GET /repos/{owner}/{repo}/commits/{ref}", "contents")
def get_commit(ctx: Context) -> Reply:
    repo, sha = ctx.repository, ctx.resolve(ctx.params["ref"])
    parents = repo.git.commit(sha).parent_ids
    changes = repo.git.diff(str(parents[0]) if parents else None, sha)
    additions, deletions = sum(each.additions for each in changes), sum(each.deletions for each in changes)
    body = commits.commit(repo, sha) | {
        "stats": {"total": additions + deletions, "additions": additions, "deletions": deletions},
        "files": [commits.file_change(repo, each, sha) for each in changes[:COMPARED_FILES]],
    }
    return Reply(200, body)


@route("GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls", "pull_requests", "contents")
def list_pulls_of_commit(ctx: Context) -> Reply:
    repo, sha = ctx.repository, ctx.resolve(ctx.params["commit_sha"])
    found = [pull for pull in repo.pulls.values() if sha in pull.commits or sha == pull.merge_commit_sha]
    return ctx.page(found, pulls.simple_pull)


@route("GET /repos/{owner}/{repo}/compare/{basehead}", "contents")
def compare(ctx: Context) -> Reply:
    repo, basehead = ctx.repository, ctx.params["basehead"]
    names = basehead.split("...")
    if len(names) != 2:
        raise not_found()
    base, head = (_side(repo, name) for name in names)
    git, page = repo.git, html(repo, f"/compare/{basehead}")
    merge_base = git.merge_base(base, head)
    if merge_base is None:
        raise not_found()
    ahead, behind = git.ahead_behind(head, base)
    status = "diverged" if ahead and behind else "ahead" if ahead else "behind" if behind else "identical"
    listed = ctx.page(git.log(head, without=[base]), lambda sha: commits.commit(repo, sha))
    body: dict[str, Any] = {
        "url": api(repo, f"/compare/{basehead}"),
        "html_url": page,
        "permalink_url": html(repo, f"/compare/{repo.owner.login}:{base[:7]}...{repo.owner.login}:{head[:7]}"),
        "diff_url": f"{page}.diff",
        "patch_url": f"{page}.patch",
        "base_commit": commits.commit(repo, base),
        "merge_base_commit": commits.commit(repo, merge_base),
        "status": status,
        "ahead_by": ahead,
        "behind_by": behind,
        "total_commits": ahead,
        "commits": listed.body,
        "files": [commits.file_change(repo, each, head) for each in git.diff(merge_base, head)[:COMPARED_FILES]],
    }
    return Reply(200, body, listed.headers)


def described_ref(repo: Repository, name: str, sha: str) -> dict[str, Any]:
    """A reference, named without its `refs/`."""
    return {
        "ref": f"refs/{name}",
        "node_id": node_id("Ref", repo.id),
        "url": api(repo, f"/git/refs/{name}"),
        "object": {"type": "commit", "sha": sha, "url": api(repo, f"/git/commits/{sha}")},
    }


def encoded(data: bytes) -> str:
    """Base64 in lines of 60 characters, as GitHub breaks it."""
    text = base64.b64encode(data).decode()
    return "".join(f"{text[start : start + 60]}\n" for start in range(0, len(text), 60))


def _side(repo: Repository, name: str) -> str:
    owner, _, ref = name.rpartition(":")
    sources = [each for each in repo.network if each.owner.login.lower() == owner.lower()] if owner else [repo]
    for source in sources:
        try:
            return source.resolve(ref)
        except NotInRepository:
            continue
    raise not_found()
