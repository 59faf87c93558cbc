"""Files and directories by path."""

from __future__ import annotations

import base64
from typing import Any
from urllib.parse import quote

from forge.api.git import encoded
from forge.api.routing import Context, Reply, route
from forge.errors import Refusal, not_found, unprocessable
from forge.git import NotInRepository, TreeEntry
from forge.payloads import commits
from forge.payloads.links import api, html
from forge.repository import Repository

RAW = ("application/vnd.github.raw", "application/vnd.github.v3.raw", "application/vnd.github.raw+json")


@route("GET /repos/{owner}/{repo}/contents/{path}", "contents")
def get_contents(ctx: Context) -> Reply:
    repo, path = ctx.repository, ctx.params["path"].strip("/")
    ref = ctx.query("ref") or repo.default_branch
    try:
        commit = repo.resolve(ref)
        entry = repo.git.entry(commit, path) if path else TreeEntry("", "040000", "tree", commit, None)
        if entry.type == "tree":
            _, rows = repo.git.tree(entry.sha)
            inside = [_within(path, row) for row in rows]
            return Reply(200, [_described(repo, row, ref) for row in inside])
        data = repo.git.blob(entry.sha)
    except NotInRepository:
        raise not_found() from None
    if ctx.request.headers.get("Accept") in RAW:
        return Reply(200, data, {"Content-Type": "application/vnd.github.raw; charset=utf-8"})
    fits = len(data) <= ctx.forge.limits.contents_bytes
    content = {"content": encoded(data), "encoding": "base64"} if fits else {"content": "", "encoding": "none"}
    return Reply(200, _described(repo, entry, ref) | content)


@route("PUT /repos/{owner}/{repo}/contents/{path}", "contents")
def put_contents(ctx: Context) -> Reply:
    repo, path = ctx.repository, ctx.params["path"].strip("/")
    branch = ctx.field("branch") or repo.default_branch
    tip = repo.branch_sha(branch)
    if tip is None:
        raise Refusal(404, f"Branch {branch} not found")
    try:
        present = repo.git.entry(tip, path).sha
    except NotInRepository:
        present = None
    if present and not ctx.field("sha"):
        raise unprocessable(message='Invalid request.\n\n"sha" wasn\'t supplied.')
    if present != ctx.field("sha"):
        raise Refusal(409, f"{path} does not match {ctx.field('sha')}")
    try:
        content = base64.b64decode(ctx.required("content"), validate=False)
    except ValueError:
        raise unprocessable(message="content is not valid Base64") from None
    sha = repo.commit(branch, {path: content}, ctx.required("message"), ctx.login)
    described = _described(repo, repo.git.entry(sha, path), branch)
    return Reply(200 if present else 201, {"content": described, "commit": commits.git_commit(repo, sha)})


def _within(directory: str, row: TreeEntry) -> TreeEntry:
    path = f"{directory}/{row.path}" if directory else row.path
    return TreeEntry(path, row.mode, row.type, row.sha, row.size)


def _described(repo: Repository, entry: TreeEntry, ref: str) -> dict[str, Any]:
    path = quote(entry.path)
    kind = "file" if entry.type == "blob" else "dir"
    url = api(repo, f"/contents/{path}?ref={quote(ref)}")
    git_url = api(repo, f"/git/{entry.type}s/{entry.sha}")
    page = html(repo, f"/{'blob' if kind == 'file' else 'tree'}/{quote(ref)}/{path}")
    return {
        "name": entry.path.rpartition("/")[2],
        "path": entry.path,
        "sha": entry.sha,
        "size": entry.size or 0,
        "url": url,
        "html_url": page,
        "git_url": git_url,
        "download_url": html(repo, f"/raw/{quote(ref)}/{path}") if kind == "file" else None,
        "type": kind,
        "_links": {"self": url, "git": git_url, "html": page},
    }
