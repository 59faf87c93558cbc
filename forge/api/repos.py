"""Repositories, branches, collaborators."""

from __future__ import annotations

from typing import Any

from forge.accounts import Permission
from forge.api.routing import Context, Reply, route
from forge.errors import not_found
from forge.payloads import accounts, commits, repositories
from forge.payloads.links import api, html
from forge.protection import Protection


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
    protection = repo.protections.get(name, Protection())
    checks = () if protection.ruleset else protection.checks
    body = {
        "name": name,
        "commit": commits.commit(repo, sha),
        "_links": {"self": url, "html": html(repo, f"/tree/{name}")},
        "protected": name in repo.protections,
        "protection": {
            "enabled": name in repo.protections and not protection.ruleset,
            "required_status_checks": {
                "enforcement_level": "non_admins" if checks else "off",
                "contexts": list(checks),
                "checks": [{"context": check, "app_id": None} for check in checks],
            },
        },
        "protection_url": f"{url}/protection",
    }
    return Reply(200, body)


@route("GET /repos/{owner}/{repo}/rules/branches/{branch}")
def list_rules_of_branch(ctx: Context) -> Reply:
    repo = ctx.repository
    protection = repo.protections.get(ctx.params["branch"], Protection())
    rules: list[dict[str, Any]] = []
    if protection.ruleset and protection.checks:
        checks = [{"context": check} for check in protection.checks]
        parameters = {"required_status_checks": checks, "strict_required_status_checks_policy": protection.strict}
        rules.append({"type": "required_status_checks", "parameters": parameters})
    if protection.ruleset and protection.approvals:
        parameters = {
            "required_approving_review_count": protection.approvals,
            "dismiss_stale_reviews_on_push": False,
            "require_code_owner_review": False,
            "require_last_push_approval": False,
            "required_review_thread_resolution": False,
        }
        rules.append({"type": "pull_request", "parameters": parameters})
    source = {"ruleset_source_type": "Repository", "ruleset_source": repo.full_name, "ruleset_id": repo.id}
    return ctx.page(rules, lambda rule: rule | source)


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
