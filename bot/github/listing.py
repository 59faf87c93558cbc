"""Which pull requests there are to look at."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import datetime
from itertools import islice

from github import GithubException
from github.Installation import Installation
from github.PullRequest import PullRequest
from github.Repository import Repository

from bot.github.auth import App
from bot.github.client import Client
from bot.github.errors import Gone
from bot.model.errors import RetryLater
from bot.model.event import BranchRef, CommitRef, InstallationRef, PullRequestRef

AT_MOST = 200
"""Pull requests of one repository that are looked at for an installation or a sweep, the last updated first."""

WELCOMED = 100
"""Repositories of one installation that are looked at for a site without configuration."""

log = logging.getLogger(__name__)


def repositories(client: Client, target: InstallationRef) -> Iterator[Repository]:
    """Those that an installation was just given, by name or all that it reaches, ``WELCOMED`` at most."""
    if target.repositories:
        found: Iterator[Repository] = (client.repository(name) for name in target.repositories)
    else:
        found = iter(Installation(client.api.requester, {}, {}).get_repos())
    yield from islice(found, WELCOMED)


def pulls_into(client: Client, branch: BranchRef) -> list[PullRequestRef]:
    """Every open pull request into a branch."""
    pulls = client.repository(branch.repository).get_pulls(state="open", base=branch.branch)
    return [_ref(branch.installation, branch.repository, pull) for pull in pulls]


def pulls_of(client: Client, commit: CommitRef) -> list[PullRequestRef]:
    """Every open pull request whose head is that commit, from a fork as well: GitHub names none of those for it."""
    repository = client.repository(commit.repository)
    try:
        pulls = [pull for pull in repository.get_commit(commit.sha).get_pulls() if pull.state == "open"]
    except GithubException as error:
        if error.status not in (404, 422):
            raise
        pulls = []
    if not pulls:
        pulls = [pull for pull in repository.get_pulls(state="open") if pull.head.sha == commit.sha]
    return [_ref(commit.installation, commit.repository, pull) for pull in pulls]


def pulls_reached(client: Client, target: InstallationRef, since: datetime | None = None) -> list[PullRequestRef]:
    """Open pull requests of the installation's repositories, by name or all of them; updated ``since``, if given."""
    found = []
    for repository in _repositories(client, target):
        newest = repository.get_pulls(state="open", sort="updated", direction="desc")
        for pull in islice(newest, AT_MOST):
            if since and pull.updated_at and pull.updated_at < since:
                break
            found.append(_ref(target.installation, repository.full_name, pull))
    return found


def pulls_everywhere(app: App, since: datetime | None = None) -> list[PullRequestRef]:
    """The same for all installations. One that cannot be read now does not hide the others."""
    with app.integration() as integration:
        installations = [place.id for place in integration.get_installations() if place.suspended_at is None]
    found: list[PullRequestRef] = []
    for installation in installations:
        try:
            with app.client(installation) as client:
                found += pulls_reached(client, InstallationRef(installation, ()), since)
        except (Gone, RetryLater, GithubException) as error:
            log.warning("installation %d is left to the next sweep: %s", installation, error)
    return found


def _repositories(client: Client, target: InstallationRef) -> Iterator[Repository]:
    """Without those that have no open pull request, which GitHub counts among the issues."""
    if target.repositories:
        yield from (client.repository(name) for name in target.repositories)
        return
    place = Installation(client.api.requester, {}, {})
    for repository in place.get_repos():
        if repository.open_issues_count and not repository.archived:
            yield repository


def _ref(installation: int, repository: str, pull: PullRequest) -> PullRequestRef:
    return PullRequestRef(installation, repository, pull.number)
