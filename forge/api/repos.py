"""Repositories, branches, collaborators."""

from __future__ import annotations

from forge.accounts import Permission
from forge.api.routing import Context, Reply, route
from forge.errors import not_found
from forge.payloads import accounts, commits, repositories
from forge.payloads.links import api, html


@route("GET /repos/{owner}/{repo}")
def get_repository(ctx: Context) -> Reply:
    return Reply(200, repositories.full_repository(ctx.repository))


@route("GET /repos/{owner}/{repo}/branches/{branch}", "contents")
def get_branch(ctx: Context) -> Reply:
    repo, name = ctx.repository, ctx.params["branch"]
    sha = repo.branch_sha(name)
    if sha is None:
        raise not_found()
    url = api(repo, f"/branches/{name}")
    body = {
        "name": name,
        "commit": commits.commit(repo, sha),
        "_links": {"self": url, "html": html(repo, f"/tree/{name}")},
        "protected": False,
        "protection": {
            "enabled": False,
            "required_status_checks": {"enforcement_level": "off", "contexts": [], "checks": []},
        },
        "protection_url": f"{url}/protection",
    }
    return Reply(200, body)


@route("GET /repos/{owner}/{repo}/collaborators/{username}")
def is_collaborator(ctx: Context) -> Reply:
    account = ctx.forge.find_account(ctx.params["username"])
    if account is None or not ctx.repository.is_collaborator(account):
        raise not_found()
    return Reply(204)


@route("GET /repos/{owner}/{repo}/collaborators/{username}/permission")
def get_collaborator_permission(ctx: Context) -> Reply:
    account = ctx.forge.find_account(ctx.params["username"])
    if account is None:
        raise not_found()
    role = ctx.repository.permission_of(account)
    described = accounts.user(ctx.forge, account) | {
        "permissions": repositories.role(role),
        "role_name": role.value,
    }
    body = {"permission": role.legacy, "role_name": role.value, "user": described}
    if role is Permission.NONE:
        body["role_name"] = ""
    return Reply(200, body)
