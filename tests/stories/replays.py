"""Recorded pull requests, driven through the forge and the desk state by state, as their authors pushed them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pygit2
from pygit2.enums import DeltaStatus

from bot.local.history import MergedPull, from_refs
from forge import Forge, Pull, Repository
from forge.git import Files
from tests.stories.world import World, sticky, world

CONFIGURATION = ".github/copydesk.yml"
READERS = ("relectrice-une", "relecteur-deux", "relectrice-trois")
NEWCOMER = "contributrice"

_CONFIGURATION = f"reviewers: {{count: 2, default: [{', '.join(READERS)}], confirm_authors: false}}\n"
_NAME = "site/blog"


@dataclass(frozen=True, slots=True)
class Replay:
    """A pull request that was merged: where it began, and what each push changed, None for a file that went."""

    name: str
    base: Mapping[str, bytes] = field(repr=False)
    pushes: tuple[tuple[datetime, Files], ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Look:
    """What the pull request shows once the desk has answered a push; ``state`` counts from 1, ``of`` is the last."""

    state: int
    of: int
    world: World
    pull: Pull

    @property
    def comment(self) -> str:
        """The sticky comment. Raises ValueError when there is not exactly one."""
        (said,) = sticky(self.world, self.pull)
        return said


def read_replays(path: str, site: str) -> tuple[Replay, ...]:
    """Those of a site, from a repository that keeps them as ``refs/replays/<site>/<pull>/base`` and ``…/head``."""
    repository = pygit2.Repository(path)
    return tuple(_replay(repository, pull) for pull in from_refs(path, f"refs/replays/{site}/*"))


def play(replay: Replay, root: Path) -> Iterator[Look]:
    """Opens the pull request with its first state, pushes the others one by one, and shows what became of each."""
    begins = replay.pushes[0][0]
    last = len(replay.pushes)
    with world(root, lambda forge: _site(forge, replay), begins - timedelta(hours=1)) as made:
        pull: Pull | None = None
        for state, (pushed_at, files) in enumerate(replay.pushes, 1):
            made.pass_until(max(pushed_at, made.now + timedelta(minutes=1)))
            if pull is None:
                made.repository.commit("billet", files, author=NEWCOMER)
                pull = made.repository.open_pull("billet", title="Un billet", author=NEWCOMER)
            else:
                pull.push(files)
            made.settle()
            yield Look(state, last, made, pull)


def _replay(repository: pygit2.Repository, pull: MergedPull) -> Replay:
    base, *states = (_commit(repository, sha) for sha in (pull.base, *pull.states))
    pushes = (
        (datetime.fromtimestamp(after.commit_time, UTC), dict(_changes(repository, before, after)))
        for before, after in pairwise((base, *states))
    )
    return Replay(pull.name, dict(_files(base.tree)), tuple(push for push in pushes if push[1]))


def _commit(repository: pygit2.Repository, sha: str) -> pygit2.Commit:
    commit = repository[sha]
    assert isinstance(commit, pygit2.Commit)
    return commit


def _files(tree: pygit2.Tree, folder: str = "") -> Iterator[tuple[str, bytes]]:
    for entry in tree:
        path = f"{folder}{entry.name}"
        if isinstance(entry, pygit2.Tree):
            yield from _files(entry, f"{path}/")
        elif isinstance(entry, pygit2.Blob):
            yield path, entry.data


def _changes(
    repository: pygit2.Repository, before: pygit2.Commit, after: pygit2.Commit
) -> Iterator[tuple[str, bytes | None]]:
    for delta in repository.diff(before, after).deltas:
        path = delta.new_file.path
        blob = None if delta.status is DeltaStatus.DELETED else after.tree[path]
        yield path, blob.data if isinstance(blob, pygit2.Blob) else None


def _site(forge: Forge, replay: Replay) -> Repository:
    repository = forge.create_repository(_NAME, {**replay.base, CONFIGURATION: _CONFIGURATION})
    for login in (NEWCOMER, *READERS):
        repository.add_collaborator(login, "write")
    return repository
