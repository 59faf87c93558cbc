from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot import check
from bot.local.history import from_commits
from bot.local.replay import Failed, first_trace, replay
from bot.model.backtest import Outcome, Part
from bot.model.finding import Report
from bot.model.post import Post
from tests.bot.local.histories import MERGED, History, merged_and_squashed


@pytest.fixture(name="history")
def _history(tmp_path: Path) -> History:
    return merged_and_squashed(tmp_path)


def test_a_post_is_followed_from_opening_to_merge_though_it_was_renamed(history: History) -> None:
    _, merged = replay(history.path, from_commits(history.path), jobs=1)

    assert isinstance(merged, Outcome)
    assert [(one.stand.rule, one.stand.line, one.gone, one.pointed) for one in merged.raised] == [
        ("file-name", 1, True, True),
        ("placeholder", 5, True, True),
        ("malformed-link", 10, False, False),
    ]
    assert [(edit.part, edit.what, edit.noticed) for edit in merged.edits] == [
        (Part.FILE_NAME, "date changed", True),
        (Part.FRONT_MATTER, "title changed", False),
    ]


def test_of_a_squashed_pull_request_only_the_merge_is_known(history: History) -> None:
    squashed, _ = replay(history.path, from_commits(history.path), jobs=1)

    assert isinstance(squashed, Outcome)
    assert (squashed.opening, squashed.raised, squashed.edits) == (None, (), ())
    assert [stand.rule for stand in squashed.standing] == ["placeholder"]


def test_several_processes_find_the_same_in_the_same_order(history: History) -> None:
    pulls = from_commits(history.path) * 5

    assert list(replay(history.path, pulls, jobs=2)) == list(replay(history.path, pulls, jobs=1))


def test_pull_requests_can_be_narrowed_to_some_of_their_posts(history: History) -> None:
    pulls = from_commits(history.path)
    outcomes = list(replay(history.path, pulls, jobs=1, posts={"#1": {MERGED}, "#2": set()}))

    assert [outcome.posts for outcome in outcomes if isinstance(outcome, Outcome)] == [0, 1]


def test_the_opening_is_the_first_state_with_a_post(history: History) -> None:
    _, merged = from_commits(history.path)
    (outcome,) = replay(history.path, [replace(merged, states=(merged.base, *merged.states))], jobs=1)

    assert isinstance(outcome, Outcome)
    assert outcome.opening == merged.states[0]


def test_what_fails_costs_one_pull_request_alone(history: History, monkeypatch: pytest.MonkeyPatch) -> None:
    squashed, merged = from_commits(history.path)
    nothing = replace(squashed, name="#3", base="nothing")
    real = check.report

    def failing(posts: Iterable[Post], *rest: Any) -> Report:
        posts = list(posts)
        if any("squashed" in post.path for post in posts):
            raise ZeroDivisionError
        return real(posts, *rest)

    monkeypatch.setattr(check, "report", failing)
    first, second, third = replay(history.path, [squashed, nothing, merged], jobs=1)

    assert isinstance(first, Failed)
    assert first.reason == "Copydesk failed on this by a mistake of its own. Please report what it printed."
    assert "ZeroDivisionError" in first_trace([second, first])
    assert first_trace([second, third]) == ""
    assert second == Failed("#3", f"There is no commit nothing in {history.path}.")
    assert isinstance(third, Outcome)
