"""Users, teams and the rate limit."""

from __future__ import annotations

from forge.accounts import Account, Kind, Team
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


@route("GET /orgs/{org}")
def get_organization(ctx: Context) -> Reply:
    return Reply(200, accounts.full_organization(ctx.forge, _organization(ctx)))


@route("GET /orgs/{org}/teams/{team_slug}", "members")
def get_team(ctx: Context) -> Reply:
    return Reply(200, accounts.full_team(ctx.forge, _team(ctx)))


@route("GET /orgs/{org}/teams/{team_slug}/members", "members")
def list_team_members(ctx: Context) -> Reply:
    return ctx.page(_team(ctx).members, lambda member: accounts.user(ctx.forge, member))


@route("GET /rate_limit")
def get_rate_limit(ctx: Context) -> Reply:
    """Answered by the dispatcher, which holds the budgets."""
    raise not_found()


def _organization(ctx: Context) -> Account:
    found = ctx.forge.find_account(ctx.params["org"])
    if found is None or found.kind is not Kind.ORGANIZATION:
        raise not_found()
    return found


def _team(ctx: Context) -> Team:
    teams = ctx.forge.teams_of(_organization(ctx))
    found = next((team for team in teams if team.slug == ctx.params["team_slug"]), None)
    if found is None:
        raise not_found()
    return found
