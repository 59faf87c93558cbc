"""People, organizations and teams."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from forge.accounts import Account, Kind, Team
from forge.clock import iso
from forge.payloads.links import node_id

if TYPE_CHECKING:
    from forge.hub import Forge


def user(forge: Forge, account: Account) -> dict[str, Any]:
    """The short form of an account that goes with everything it does (`simple-user`)."""
    url = f"{forge.api_url}/users/{quote(account.login)}"
    page = f"apps/{account.login.removesuffix('[bot]')}" if account.kind is Kind.BOT else account.login
    return {
        "login": account.login,
        "id": account.id,
        "node_id": node_id(account.kind.value, account.id),
        "avatar_url": f"{forge.url}/avatars/{account.id}",
        "gravatar_id": "",
        "url": url,
        "html_url": f"{forge.url}/{page}",
        "followers_url": f"{url}/followers",
        "following_url": f"{url}/following{{/other_user}}",
        "gists_url": f"{url}/gists{{/gist_id}}",
        "starred_url": f"{url}/starred{{/owner}}{{/repo}}",
        "subscriptions_url": f"{url}/subscriptions",
        "organizations_url": f"{url}/orgs",
        "repos_url": f"{url}/repos",
        "events_url": f"{url}/events{{/privacy}}",
        "received_events_url": f"{url}/received_events",
        "type": account.kind.value,
        "user_view_type": "public",
        "site_admin": False,
    }


def full_user(forge: Forge, account: Account) -> dict[str, Any]:
    """The long form, from the account's own page (`public-user`)."""
    return user(forge, account) | {
        "name": account.name,
        "company": None,
        "blog": "",
        "location": None,
        "email": None,
        "hireable": None,
        "bio": None,
        "twitter_username": None,
        "public_repos": _repositories(forge, account),
        "public_gists": 0,
        "followers": 0,
        "following": 0,
        "created_at": iso(account.created_at),
        "updated_at": iso(account.created_at),
    }


def organization(forge: Forge, account: Account) -> dict[str, Any]:
    """The organization that owns the repository, as webhooks name it."""
    url = f"{forge.api_url}/orgs/{account.login}"
    return {
        "login": account.login,
        "id": account.id,
        "node_id": node_id("Organization", account.id),
        "url": url,
        "repos_url": f"{url}/repos",
        "events_url": f"{url}/events",
        "hooks_url": f"{url}/hooks",
        "issues_url": f"{url}/issues",
        "members_url": f"{url}/members{{/member}}",
        "public_members_url": f"{url}/public_members{{/member}}",
        "avatar_url": f"{forge.url}/avatars/{account.id}",
        "description": None,
    }


def full_organization(forge: Forge, account: Account) -> dict[str, Any]:
    """The long form, from the organization's own page (`organization-full`)."""
    return organization(forge, account) | {
        "html_url": f"{forge.url}/{account.login}",
        "name": account.name or account.login,
        "has_organization_projects": True,
        "has_repository_projects": True,
        "public_repos": _repositories(forge, account),
        "public_gists": 0,
        "followers": 0,
        "following": 0,
        "type": "Organization",
        "created_at": iso(account.created_at),
        "updated_at": iso(account.created_at),
        "archived_at": None,
    }


def full_team(forge: Forge, found: Team) -> dict[str, Any]:
    """The long form, from the team's own page (`team-full`)."""
    return team(forge, found) | {
        "created_at": iso(found.organization.created_at),
        "updated_at": iso(found.organization.created_at),
        "members_count": len(found.members),
        "repos_count": _repositories(forge, found.organization),
        "organization": full_organization(forge, found.organization),
    }


def _repositories(forge: Forge, account: Account) -> int:
    return sum(repository.owner is account for repository in forge.repositories.values())


def team(forge: Forge, team: Team) -> dict[str, Any]:
    """A team of an organization (`team`)."""
    url = f"{forge.api_url}/organizations/{team.organization.id}/team/{team.id}"
    return {
        "name": team.slug,
        "id": team.id,
        "node_id": node_id("Team", team.id),
        "slug": team.slug,
        "description": None,
        "privacy": "closed",
        "notification_setting": "notifications_enabled",
        "url": url,
        "html_url": f"{forge.url}/orgs/{team.organization.login}/teams/{team.slug}",
        "members_url": f"{url}/members{{/member}}",
        "repositories_url": f"{url}/repos",
        "type": "organization",
        "organization_id": team.organization.id,
        "permission": {"read": "pull", "write": "push"}.get(team.permission, team.permission.value),
        "parent": None,
    }
