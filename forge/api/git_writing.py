"""New objects of the git database, and branches moved to them."""

from __future__ import annotations

import base64
from typing import Any

from forge.api.git import described_ref
from forge.api.routing import Context, Reply, forbidden, route
from forge.errors import Refusal, not_found, unprocessable
from forge.git import NotInRepository
from forge.payloads import commits
from forge.payloads.links import api

FILE_MODES = ("100644", "100755", "120000")


@route("POST /repos/{owner}/{repo}/git/blobs", "contents")
def create_blob(ctx: Context) -> Reply:
    content, encoding = ctx.required("content"), ctx.field("encoding", "utf-8")
    sha = ctx.repository.git.write_blob(base64.b64decode(content) if encoding == "base64" else content.encode())
    return Reply(201, {"sha": sha, "url": api(ctx.repository, f"/git/blobs/{sha}")})


@route("POST /repos/{owner}/{repo}/git/trees", "contents")
def create_tree(ctx: Context) -> Reply:
    repo = ctx.repository
    try:
        sha = repo.git.write_tree(ctx.field("base_tree"), dict(map(_entry, ctx.required("tree"))))
    except NotInRepository as missing:
        raise unprocessable(message=f"GitRPC::BadObjectState: {missing}") from None
    _, rows = repo.git.tree(sha)
    body = {
        "sha": sha,
        "url": api(repo, f"/git/trees/{sha}"),
        "tree": [commits.tree_entry(repo, entry) for entry in rows],
        "truncated": False,
    }
    return Reply(201, body)


@route("POST /repos/{owner}/{repo}/git/commits", "contents")
def create_commit(ctx: Context) -> Reply:
    """Without an author given, it is whoever makes the request."""
    repo = ctx.repository
    try:
        sha = repo.git.commit_tree(
            ctx.required("tree"),
            ctx.field("parents", []),
            ctx.required("message"),
            ctx.caller.account,
            ctx.forge.clock(),
        )
    except NotInRepository:
        raise unprocessable(message="Tree SHA or parent SHA does not exist") from None
    if ctx.caller.token and ctx.caller.token.installation and not (ctx.field("author") or ctx.field("committer")):
        repo.git.signed.add(sha)
    return Reply(201, commits.git_commit(repo, sha))


@route("GET /repos/{owner}/{repo}/git/commits/{commit_sha}", "contents")
def get_git_commit(ctx: Context) -> Reply:
    sha = ctx.params["commit_sha"]
    if not ctx.repository.git.is_commit(sha):
        raise not_found()
    return Reply(200, commits.git_commit(ctx.repository, sha))


@route("PATCH /repos/{owner}/{repo}/git/refs/{ref}", "contents")
def update_ref(ctx: Context) -> Reply:
    repo, name, sha = ctx.repository, ctx.params["ref"], ctx.required("sha")
    branch = name.removeprefix("heads/")
    tip = repo.branch_sha(branch)
    if tip is None:
        raise unprocessable(message="Reference does not exist")
    if not repo.git.is_commit(sha):
        raise unprocessable(message="Object does not exist")
    if not ctx.may_push(branch):
        raise forbidden()
    if branch in repo.protections:
        raise Refusal(422, "Repository rule violations found\n\nChanges must be made through a pull request.")
    forced = repo.git.merge_base(tip, sha) != tip
    if forced and not ctx.field("force", False):
        raise unprocessable(message="Update is not a fast forward")
    repo.move(branch, sha, ctx.caller.account, forced)
    return Reply(200, described_ref(repo, name, sha))


def _entry(row: dict[str, Any]) -> tuple[str, tuple[str, str] | None]:
    """An entry of the tree asked for; one whose sha is null is removed."""
    if row.get("type", "blob") != "blob" or row.get("mode") not in FILE_MODES or "sha" not in row:
        raise unprocessable(message="The forge takes blobs by their sha alone.")
    return row["path"], (row["mode"], row["sha"]) if row["sha"] is not None else None
