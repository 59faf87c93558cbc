"""Users, teams and the rate limit."""

from __future__ import annotations

from forge.accounts import Kind
from forge.api.routing import Context, Reply, forbidden, route
from forge.errors import not_found
from forge.payloads import accounts


@route("GET /users/{username}")
def get_user(ctx: Context) -> Reply:
    found = ctx.forge.find_account(ctx.params["username"])
    if found is None:
        raise not_found()
    return Reply(200, accounts.full_user(ctx.forge, found))


@route("GET /user")
def get_authenticated_user(ctx: Context) -> Reply:
    if ctx.caller.account.kind is Kind.BOT:
        raise forbidden()
    return Reply(200, accounts.full_user(ctx.forge, ctx.caller.account))


@route("GET /orgs/{org}/teams/{team_slug}/members", "members")
def list_team_members(ctx: Context) -> Reply:
    organization = ctx.forge.find_account(ctx.params["org"])
    teams = ctx.forge.teams_of(organization) if organization else []
    found = next((team for team in teams if team.slug == ctx.params["team_slug"]), None)
    if found is None:
        raise not_found()
    return ctx.page(found.members, lambda member: accounts.user(ctx.forge, member))


@route("GET /rate_limit")
def get_rate_limit(ctx: Context) -> Reply:
    """Answered by the dispatcher, which holds the budgets."""
    raise not_found()
