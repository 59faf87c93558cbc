"""A configuration that a pull request proposes, with what is needed to judge it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from github.PullRequest import PullRequest
from github.Repository import Repository

from bot.config import PATHS, Config, ConfigError
from bot.github import people
from bot.github.changes import ChangedFile, Head, changed_files
from bot.github.client import Client
from bot.github.surroundings import Surroundings
from bot.model.snapshot import OpenPull, ProposedConfiguration

OTHERS = 10
"""Open pull requests on which a proposed configuration is tried; each takes two requests or more."""
NAMES = 30
"""New people and teams in it that are looked up."""


def proposed(
    client: Client,
    pull: PullRequest,
    changed: Iterable[ChangedFile],
    head: Head,
    config: Config,
    around: Surroundings,
) -> ProposedConfiguration | None:
    """The configuration as the pull request would have it, None where it leaves that alone or removes it.

    ``config`` is the one at base.
    """
    files = {file.path: file for file in changed if file.change is not None}
    path = next((path for path in PATHS if path in files), None)
    if path is None or any(before in around.base for before in PATHS[: PATHS.index(path)]):
        return None
    source = head.source(files[path])
    if source is None:
        return None
    try:
        future = Config.read(source)
    except ConfigError:
        return ProposedConfiguration(source)
    repository = pull.base.repo
    return ProposedConfiguration(
        source, _unknown(client, repository, config, future), _others(client, repository, pull, around)
    )


def _unknown(client: Client, repository: Repository, config: Config, future: Config) -> tuple[str, ...]:
    new_people = sorted(future.people() - config.people())[:NAMES]
    new_teams = sorted(future.team_names() - config.team_names())[:NAMES]
    unseen = {name for name, members in people.team_members(client, new_teams) if not members}
    return tuple(sorted({*people.unaskable(repository, new_people), *unseen}))


def _others(client: Client, repository: Repository, pull: PullRequest, around: Surroundings) -> tuple[OpenPull, ...]:
    newest = repository.get_pulls(state="open", base=pull.base.ref, sort="updated", direction="desc")
    others = (other for other in islice(newest, OTHERS + 1) if other.number != pull.number)
    read = (
        OpenPull(
            other.number, other.title, around.posts(changed_files(other), Head(client, repository, other.head.sha))
        )
        for other in islice(others, OTHERS)
    )
    return tuple(other for other in read if other.posts)
