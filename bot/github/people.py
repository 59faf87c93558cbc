"""Whom GitHub lets us ask."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from urllib.parse import quote

from github import GithubException
from github.Repository import Repository

from bot.github.client import Client
from bot.github.errors import outcome
from bot.model.site import Login

log = logging.getLogger(__name__)


def unaskable(repository: Repository, logins: Iterable[Login]) -> frozenset[Login]:
    """Those whose review GitHub would refuse to request: only a collaborator's can be.

    https://docs.github.com/en/rest/collaborators/collaborators#check-if-a-user-is-a-repository-collaborator
    """
    return frozenset(login for login in logins if not _is_collaborator(repository, login))


def team_members(client: Client, names: Iterable[str]) -> tuple[tuple[str, tuple[Login, ...]], ...]:
    """The members of each ``organization/team``, sorted; none for a team that cannot be seen."""
    return tuple((name, _members(client, name)) for name in sorted(names))


def _is_collaborator(repository: Repository, login: Login) -> bool:
    """PyGithub's own method takes every refusal for a no, that of the rate limit as well."""
    address = f"{repository.url}/collaborators/{quote(login, safe='')}"
    try:
        repository.requester.requestJsonAndCheck("GET", address)
    except GithubException as error:
        if error.status == 404:
            return False
        raise
    return True


def _members(client: Client, name: str) -> tuple[Login, ...]:
    organization, _, slug = name.partition("/")
    team = client.api.get_organization(organization).get_team_by_slug(slug)
    try:
        return tuple(sorted(Login(member.login) for member in team.get_members()))
    except GithubException as error:
        if error.status not in (403, 404) or outcome(error):
            raise
        log.warning("the members of the team %s cannot be seen: %s", name, error.status)
        return ()
