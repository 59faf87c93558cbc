"""Lines of a patch that can carry a comment."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forge.accounts import Account, Kind
from forge.clock import now_utc
from forge.diffs import commentable, hunk_of, line_after
from forge.git import FileChange, GitStore

PATCH = """\
@@ -1,3 +1,3 @@
 one
-two
+2
 three
@@ -10,2 +10,3 @@ ten
 ten
+ten and a half
 eleven"""

LINES = st.lists(st.sampled_from(["a", "b", "", "@@ -1 +1 @@", "+", "-", "\\ x", "é"]), max_size=30)


def test_both_sides_are_numbered_and_positions_go_on_through_hunks() -> None:
    assert [(place.hunk, place.position, place.old, place.new) for place in commentable(PATCH)] == [
        (0, 1, 1, 1),
        (0, 2, 2, None),
        (0, 3, None, 2),
        (0, 4, 3, 3),
        (1, 6, 10, 10),
        (1, 7, None, 11),
        (1, 8, 11, 12),
    ]


def test_a_comment_shows_its_hunk_down_to_its_line() -> None:
    assert hunk_of(PATCH, 7) == "@@ -10,2 +10,3 @@ ten\n ten\n+ten and a half"


@pytest.mark.parametrize(("line", "after"), [(1, 1), (2, None), (3, 3), (9, 9), (10, 10), (11, 12), (12, 13)])
def test_a_line_is_followed_through_a_patch(line: int, after: int | None) -> None:
    assert line_after(PATCH, line) == after


def test_nothing_can_be_said_without_a_patch() -> None:
    assert commentable("") == []


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> GitStore:
    return GitStore(tmp_path_factory.mktemp("diffs") / "store.git")


def changed(store: GitStore, old: str, new: str) -> list[FileChange]:
    author = Account(1, "ada", Kind.USER, now_utc())
    base = store.write_commit(None, {"a.md": old}, "old", author, now_utc())
    head = store.write_commit(base, {"a.md": new}, "new", author, now_utc())
    return store.diff(base, head)


@settings(max_examples=60, deadline=None)
@given(old=LINES, new=LINES)
def test_every_place_has_the_text_of_its_line(store: GitStore, old: list[str], new: list[str]) -> None:
    for change in changed(store, "\n".join(old), "\n".join(new)):
        assert change.patch is not None
        patch = change.patch.split("\n")
        places = commentable(change.patch)
        for place in places:
            text = patch[place.position][1:]
            assert place.old is None or old[place.old - 1] == text
            assert place.new is None or new[place.new - 1] == text
        lines = "\n".join(old).split("\n")
        for number, text in enumerate(lines if lines[-1] else lines[:-1], 1):
            after = line_after(change.patch, number)
            assert after is None or new[after - 1] == text
        added = sum(place.old is None for place in places)
        removed = sum(place.new is None for place in places)
        assert (added, removed) == (change.additions, change.deletions)


def test_the_store_is_a_bare_repository_on_disk(store: GitStore) -> None:
    assert (Path(store.path) / "HEAD").read_text() == "ref: refs/heads/main\n"
