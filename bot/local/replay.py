"""Merged pull requests looked at once more, several at a time."""

from __future__ import annotations

import os
import traceback
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import repeat

from bot import check
from bot.backtest.outcome import State, outcome
from bot.local.history import MergedPull
from bot.local.revisions import Repository
from bot.model.backtest import Outcome
from bot.model.errors import UserError

# So many at once that neighbours, which often share a base, meet the same process and its memory of it.
_AT_ONCE = 4


@dataclass(frozen=True, slots=True)
class Failed:
    """A pull request that could not be looked at, and why, in English; ``trace`` is the stack of a mistake of ours."""

    pull: str
    reason: str
    trace: str = ""


def replay(
    path: str, pulls: Sequence[MergedPull], *, jobs: int | None = None, posts: Mapping[str, Set[str]] | None = None
) -> Iterator[Outcome | Failed]:
    """What became of each pull request, in their order, with the configuration of its base.

    ``jobs`` processes share the work, by default as many as there are processors. ``posts`` names the posts, as they
    are called at the merge, to which the pull requests of these names are narrowed. What fails costs one of them alone.
    """
    look = partial(_look, path)
    wanted = [posts.get(pull.name) for pull in pulls] if posts is not None else repeat(None)
    jobs = min(jobs or os.cpu_count() or 1, len(pulls))
    if jobs <= 1:
        yield from map(look, pulls, wanted)
        return
    with ProcessPoolExecutor(jobs) as pool:
        yield from pool.map(look, pulls, wanted, chunksize=_AT_ONCE)


def _look(path: str, pull: MergedPull, posts: Set[str] | None) -> Outcome | Failed:
    try:
        return _outcome(_repository(path), pull, posts)
    except UserError as error:
        return Failed(pull.name, error.message.in_english())
    except Exception:
        reason = "Copydesk failed on this by a mistake of its own. Please report what it printed."
        return Failed(pull.name, reason, traceback.format_exc())


def first_trace(results: Iterable[Outcome | Failed]) -> str:
    """The first stack of a mistake of ours, since the others are mostly the same; empty without one."""
    return next((one.trace for one in results if isinstance(one, Failed) and one.trace), "")


_opened: dict[str, Repository] = {}


def _repository(path: str) -> Repository:
    """One a process, for what it remembers."""
    if path not in _opened:
        _opened.clear()
        _opened[path] = Repository(path)
    return _opened[path]


def _outcome(repository: Repository, pull: MergedPull, posts: Set[str] | None) -> Outcome:
    merge = _state(repository, pull.base, pull.states[-1])
    opening = None if pull.squashed or not merge.posts else _opening(repository, pull)
    return outcome(pull.name, opening, merge, posts)


def _opening(repository: Repository, pull: MergedPull) -> State | None:
    """The first state with a post."""
    states = (_state(repository, pull.base, state) for state in pull.states)
    return next((state for state in states if state.posts), None)


def _state(repository: Repository, base: str, head: str) -> State:
    reading = repository.revisions(base, head)
    report = check.report(reading.posts, reading.facts, reading.config)
    return State(head, reading.posts, tuple(finding for post in report.posts for finding in post.findings))
