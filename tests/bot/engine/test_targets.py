"""Targets as JSON and as keys."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from inline_snapshot import snapshot

from bot.engine import targets
from bot.model.event import BranchRef, CommitRef, InstallationRef, PullRequestRef, Target

NUMBERS = st.integers(1, 2**63)
NAMES = st.text(min_size=1)
TARGETS: st.SearchStrategy[Target] = st.one_of(
    st.builds(PullRequestRef, NUMBERS, NAMES, NUMBERS),
    st.builds(BranchRef, NUMBERS, NAMES, NAMES),
    st.builds(CommitRef, NUMBERS, NAMES, NAMES),
    st.builds(InstallationRef, NUMBERS, st.lists(NAMES).map(tuple)),
)


@settings(max_examples=100)
@given(TARGETS)
def test_what_is_stored_is_read_back(target: Target) -> None:
    assert targets.from_json(json.loads(json.dumps(targets.to_json(target)))) == target


def test_the_stored_form_never_changes() -> None:
    examples: list[Target] = [
        PullRequestRef(7, "Site/Posts", 12),
        BranchRef(7, "Site/Posts", "main"),
        CommitRef(7, "Site/Posts", "a1"),
        InstallationRef(7, ("Site/Posts",)),
    ]
    assert [(targets.to_json(target), targets.key(target)) for target in examples] == snapshot(
        [
            ({"kind": "pull_request", "installation": 7, "repository": "Site/Posts", "number": 12}, "site/posts#12"),
            ({"kind": "branch", "installation": 7, "repository": "Site/Posts", "branch": "main"}, "site/posts@main"),
            ({"kind": "commit", "installation": 7, "repository": "Site/Posts", "sha": "a1"}, "site/posts@a1"),
            ({"kind": "installation", "installation": 7, "repositories": ["Site/Posts"]}, "installation@7"),
        ]
    )


@pytest.mark.parametrize(
    "stored", [{}, {"kind": "post"}, {"kind": "pull_request", "installation": 7, "repository": "a/b"}]
)
def test_anything_else_is_refused(stored: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="not a target"):
        targets.from_json(stored)
