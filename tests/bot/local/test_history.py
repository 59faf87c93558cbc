from __future__ import annotations

from datetime import date
from pathlib import Path

import pygit2
import pytest

from bot.local.history import from_commits, from_refs, web_address
from bot.model.errors import UserError
from tests.bot.local.histories import BASE, DRAFT, FINAL, MERGED, OPENED, History, merged_and_squashed


@pytest.fixture(name="history")
def _history(tmp_path: Path) -> History:
    return merged_and_squashed(tmp_path)


def messages(history: History, *commits: str) -> list[str]:
    found = (history.repository[pygit2.Oid(hex=commit)].peel(pygit2.Commit) for commit in commits)
    return [commit.message.partition("\n")[0] for commit in found]


def test_merges_and_squashed_commits_are_pull_requests_and_the_latest_comes_first(history: History) -> None:
    squashed, merged = from_commits(history.path)

    assert (squashed.name, squashed.squashed, messages(history, *squashed.states)) == ("#2", True, ["Add a post (#2)"])
    assert (merged.name, merged.squashed, messages(history, *merged.states)) == ("#1", False, ["Draft", "Correct"])
    assert messages(history, merged.base) == ["Begin"]


def test_they_can_be_limited_by_day_and_number(history: History) -> None:
    assert [pull.name for pull in from_commits(history.path, limit=1)] == ["#2"]
    assert [pull.name for pull in from_commits(history.path, since=date(2026, 5, 15))] == ["#2"]
    assert from_commits(history.path, since=date(2026, 5, 16)) == ()


def test_a_merge_of_the_base_into_the_branch_is_a_state_and_what_it_brings_is_not(history: History) -> None:
    base = history.change("Begin", BASE)
    other = history.change("Elsewhere", {**BASE, "README.md": b""}, base)
    opened = history.change("Draft", {**BASE, OPENED: DRAFT}, base)
    updated = history.change("Merge branch 'main' into hello", {**BASE, OPENED: DRAFT, "README.md": b""}, opened, other)
    history.refer("refs/heads/main", history.change("Merge branch 'hello'", {**BASE, MERGED: FINAL}, other, updated))

    (pull,) = from_commits(history.path)

    assert messages(history, *pull.states) == ["Draft", "Merge branch 'main' into hello"]
    assert len(pull.name) == 10


@pytest.mark.parametrize(
    "message", ["Merge branch 'main' of https://github.com/o/r", "Merge remote-tracking branch 'origin/main'"]
)
def test_a_merge_that_a_pull_made_is_no_pull_request(message: str, history: History) -> None:
    base = history.change("Begin", BASE)
    mine, theirs = history.change("Mine", BASE, base), history.change("Theirs", {**BASE, OPENED: DRAFT}, base)
    history.refer("refs/heads/main", history.change(message, {**BASE, OPENED: DRAFT}, mine, theirs))

    assert from_commits(history.path) == ()


def test_refs_that_match_are_pull_requests_sorted_by_number(history: History) -> None:
    (kept,) = from_refs(history.path, "refs/replays/*")
    for number in ("10", "9"):
        history.refer(f"refs/replays/blog/{number}/base", kept.base)
        history.refer(f"refs/replays/blog/{number}/head", kept.states[0])
    history.refer("refs/replays/blog/lonely/base", kept.base)

    assert messages(history, *kept.states) == ["Draft", "Correct"]
    assert [pull.name for pull in from_refs(history.path, "refs/replays/*")] == ["blog/1", "blog/9", "blog/10"]
    assert [pull.name for pull in from_refs(history.path, "refs/replays/blog/*", limit=2)] == ["1", "9"]
    assert from_refs(history.path, "refs/replays/*", since=date(2026, 5, 15)) == ()


def test_where_there_is_nothing_to_read_is_said_in_plain_words(tmp_path: Path, history: History) -> None:
    with pytest.raises(UserError, match=r"No refs such as refs/x/\*/base and refs/x/\*/head are in"):
        from_refs(history.path, "refs/x/*")
    (tmp_path / "empty").mkdir()
    with pytest.raises(UserError, match="There is no commit in"):
        from_commits(History(tmp_path / "empty").path)


@pytest.mark.parametrize(
    ("remote", "page"),
    [
        ("https://github.com/octo/blog.git", "https://github.com/octo/blog"),
        ("git@github.com:octo/blog", "https://github.com/octo/blog"),
        ("https://example.org/octo/blog.git", None),
        ("https://github.com/octo/blog/../../evil", None),
    ],
)
def test_a_repository_cloned_from_github_has_a_page(remote: str, page: str | None, history: History) -> None:
    assert web_address(history.path) is None
    history.repository.remotes.create("origin", remote)

    assert web_address(history.path) == page
