"""The pull requests that a repository has merged, out of its own history or out of refs that keep them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from fnmatch import fnmatchcase
from itertools import islice

import pygit2

from bot.model.errors import UserError
from bot.model.message import say

_NUMBER = re.compile(r"\(#(\d{1,9})\)\s*$|^Merge pull request #(\d{1,9}) ", re.ASCII)
# A merge that `git pull` makes brings other people's pull requests into somebody's own branch.
_PULLED = re.compile(r"Merge (?:remote-tracking branch|branch '[^']*' of) ")
# Opened long ago or never rebased: nobody looks at more states than this.
_LONGEST = 500


@dataclass(frozen=True, slots=True)
class MergedPull:
    """A pull request as git remembers it; all but the name are the ids of commits.

    ``states`` are the commits of its branch in order, the last one the merged one. ``squashed`` when there is but that
    one because the others were melted into it.
    """

    name: str
    base: str
    states: tuple[str, ...]
    squashed: bool = False


def from_commits(path: str, *, since: date | None = None, limit: int | None = None) -> tuple[MergedPull, ...]:
    """Those of the current branch, the latest first: merges of two parents, and what was squashed as ``… (#12)``.

    The first commit of a merged branch counts as its opening. ``since`` is a day in UTC. Raises UserError where
    there is no commit.
    """
    repository = pygit2.Repository(path)
    if repository.head_is_unborn or repository.is_empty:
        raise UserError(say("There is no commit in {path}.", path=path))
    found = (
        pull
        for commit in _chain(repository, repository.head.peel(pygit2.Commit))
        if since is None or _day(commit) >= since
        if (pull := _merged_by(repository, commit))
    )
    return tuple(islice(found, limit))


def from_refs(
    path: str, pattern: str, *, since: date | None = None, limit: int | None = None
) -> tuple[MergedPull, ...]:
    """Those that stand as ``…/base`` and ``…/head`` under refs that match ``pattern``, in which ``*`` is any text.

    The commits from the one to the other are the states, and the part with ``*`` is the name. Raises UserError
    where there are none.
    """
    repository = pygit2.Repository(path)
    names = set(repository.references)
    tops = sorted((name.removesuffix("/base") for name in names if name.endswith("/base")), key=_natural)
    kept = [top for top in tops if f"{top}/head" in names and fnmatchcase(top, pattern)]
    if not kept:
        raise UserError(
            say(
                "No refs such as {sample} and {other} are in {path}.",
                sample=f"{pattern}/base",
                other=f"{pattern}/head",
                path=path,
            )
        )
    prefix = pattern[: pattern.partition("*")[0].rfind("/") + 1]
    found = (pull for top in kept if (pull := _kept_as(repository, top, top.removeprefix(prefix), since)))
    return tuple(islice(found, limit))


def web_address(path: str) -> str | None:
    """The page of a repository on github.com, if that is where it was cloned from."""
    repository = pygit2.Repository(path)
    remote = next((remote.url for remote in repository.remotes if remote.name == "origin"), None) or ""
    found = re.fullmatch(r"(?:https://|ssh://git@|git@)github\.com[/:]([\w.-]+/[\w.-]+?)(?:\.git)?/?", remote)
    return f"https://github.com/{found[1]}" if found else None


def _merged_by(repository: pygit2.Repository, commit: pygit2.Commit) -> MergedPull | None:
    summary = commit.message.partition("\n")[0]
    number = _NUMBER.search(summary)
    name = f"#{number[1] or number[2]}" if number else str(commit.id)[:10]
    match commit.parent_ids:
        case [base, head] if not _PULLED.match(summary):
            ancestor = repository.merge_base(base, head)
            states = _states(repository, head, ancestor) if ancestor else (str(head),)
            return MergedPull(name, str(base), states) if states else None
        case [base] if number and base in repository:
            return MergedPull(name, str(base), (str(commit.id),), squashed=True)
    return None


def _kept_as(repository: pygit2.Repository, top: str, name: str, since: date | None) -> MergedPull | None:
    base, head = (repository.references[f"{top}/{end}"].peel(pygit2.Commit) for end in ("base", "head"))
    states = _states(repository, head.id, base.id)
    if not states or (since and _day(head) < since):
        return None
    return MergedPull(name, str(base.id), states)


def _states(repository: pygit2.Repository, head: pygit2.Oid, base: pygit2.Oid) -> tuple[str, ...]:
    """The commits after ``base`` up to ``head``, each one's first parent the one before it."""
    commit = repository.get(head)
    if not isinstance(commit, pygit2.Commit):
        return ()
    found = list[str]()
    for one in islice(_chain(repository, commit), _LONGEST):
        if one.id == base or repository.descendant_of(base, one.id):
            break
        found.append(str(one.id))
    return tuple(reversed(found))


def _chain(repository: pygit2.Repository, commit: pygit2.Commit) -> Iterator[pygit2.Commit]:
    """A commit, its first parent, and so on as far as a shallow clone goes."""
    while True:
        yield commit
        parent = repository.get(commit.parent_ids[0]) if commit.parent_ids else None
        if not isinstance(parent, pygit2.Commit):
            return
        commit = parent


def _day(commit: pygit2.Commit) -> date:
    return datetime.fromtimestamp(commit.commit_time, UTC).date()


def _natural(name: str) -> list[tuple[int, str]]:
    """Sorts ``9`` before ``10``."""
    return [(int(part) if part.isdigit() else -1, part) for part in re.split(r"([0-9]{1,15})", name)]
