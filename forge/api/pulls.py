"""Pull requests, their files and their commits."""

from __future__ import annotations

from forge.api.routing import Context, Reply, route
from forge.errors import invalid, unprocessable
from forge.payloads import commits, pulls

LISTED_COMMITS = 250
"""https://docs.github.com/rest/pulls/pulls#list-commits-on-a-pull-request"""


@route("GET /repos/{owner}/{repo}/pulls", "pull_requests")
def list_pulls(ctx: Context) -> Reply:
    state, base, head = ctx.query("state", "open"), ctx.query("base"), ctx.query("head")
    found = [
        pull
        for pull in ctx.repository.pulls.values()
        if state in (pull.state, "all")
        and base in ("", pull.base_ref)
        and head.lower() in ("", f"{pull.head_owner.login}:{pull.head_ref}".lower())
    ]
    sort = ctx.query("sort", "created")
    descending = ctx.query("direction", "desc" if sort == "created" else "asc") == "desc"
    found.sort(key=lambda pull: pull.updated_at if sort == "updated" else pull.created_at)
    if descending:
        found.reverse()
    return ctx.page(found, pulls.simple_pull)


@route("POST /repos/{owner}/{repo}/pulls", "pull_requests")
def create_pull(ctx: Context) -> Reply:
    repo, head, base = ctx.repository, ctx.required("head"), ctx.required("base")
    owner, _, branch = head.rpartition(":")
    full = f"{owner or repo.owner.login}:{branch}".lower()
    for pull in repo.pulls.values():
        if (
            pull.state == "open"
            and pull.base_ref == base
            and f"{pull.head_owner.login}:{pull.head_ref}".lower() == full
        ):
            raise unprocessable(
                invalid("PullRequest", "", "custom", message=f"A pull request already exists for {full}.")
            )
    opened = repo.open_pull(head, base, ctx.required("title"), ctx.login, bool(ctx.field("draft")), ctx.field("body"))
    return Reply(201, pulls.full_pull(opened))


@route("GET /repos/{owner}/{repo}/pulls/{pull_number}", "pull_requests")
def get_pull(ctx: Context) -> Reply:
    return Reply(200, pulls.full_pull(ctx.pull))


@route("PATCH /repos/{owner}/{repo}/pulls/{pull_number}", "pull_requests")
def update_pull(ctx: Context) -> Reply:
    pull, state = ctx.pull, ctx.field("state")
    pull.edit(ctx.field("title"), ctx.field("body"), ctx.field("base"), by=ctx.login)
    if state == "closed":
        pull.close(by=ctx.login)
    elif state == "open":
        if pull.merged_at:
            raise unprocessable(invalid("PullRequest", "state", message="A merged pull request cannot be reopened."))
        pull.reopen(by=ctx.login)
    return Reply(200, pulls.full_pull(pull))


@route("PUT /repos/{owner}/{repo}/pulls/{pull_number}/merge", "contents")
def merge_pull(ctx: Context) -> Reply:
    sha = ctx.pull.merge(by=ctx.login, method=ctx.field("merge_method") or "merge", head=ctx.field("sha"))
    return Reply(200, {"sha": sha, "merged": True, "message": "Pull Request successfully merged"})


@route("GET /repos/{owner}/{repo}/pulls/{pull_number}/files", "pull_requests")
def list_files(ctx: Context) -> Reply:
    pull, repo = ctx.pull, ctx.repository
    changes = pull.files[: ctx.forge.limits.pull_files]
    return ctx.page(changes, lambda change: commits.file_change(repo, change, pull.head_sha))


@route("GET /repos/{owner}/{repo}/pulls/{pull_number}/commits", "pull_requests")
def list_commits(ctx: Context) -> Reply:
    repo = ctx.repository
    return ctx.page(ctx.pull.commits[:LISTED_COMMITS], lambda sha: commits.commit(repo, sha))
