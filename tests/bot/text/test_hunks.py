from __future__ import annotations

import difflib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text.hunks import added, commentable

lines = st.lists(st.sampled_from(["a", "b", "c", "", "+", "-", "@@ -1 +9 @@", " ", "\\ No newline"]), max_size=40)


@given(before=lines, after=lines, context=st.integers(0, 3))
def test_every_line_that_the_diff_shows_of_the_new_file_can_be_commented_on(
    before: list[str], after: list[str], context: int
) -> None:
    diff = list(difflib.unified_diff(before, after, lineterm="", n=context))[2:]
    shown = [line[1:] for line in diff if line[:1] in "+ " and not line.startswith("@@")]
    assert [after[line - 1] for hunk in commentable("\n".join(diff)) for line in hunk] == shown


@given(patch=st.text() | st.text(alphabet="@-+ ,12\n"))
def test_any_patch_can_be_looked_at(patch: str) -> None:
    assert all(hunk.step == 1 and len(hunk) for hunk in commentable(patch))


@pytest.mark.parametrize(
    ("patch", "expected"),
    [
        ("@@ -0,0 +1,2 @@\n+a\n+b\n\\ No newline at end of file", (range(1, 3),)),
        ("@@ -1 +1 @@ def f():\n-a\n+b", (range(1, 2),)),
        ("@@ -1,9 +1,9 @@\n a\n+b", (range(1, 3),)),  # cut short
        ("@@ -3,2 +2,0 @@\n-a\n-b", ()),
        ("@@ -1,2 +1 @@\n a\n-b\n@@ -9 +8,2 @@\n c\n+d", (range(1, 2), range(8, 10))),
        ("", ()),
    ],
)
def test_hunks_of_patches_as_github_gives_them(patch: str, expected: tuple[range, ...]) -> None:
    assert commentable(patch) == expected


@given(before=lines, after=lines, context=st.integers(0, 3))
def test_the_lines_that_a_diff_adds_are_those_that_are_new(before: list[str], after: list[str], context: int) -> None:
    diff = list(difflib.unified_diff(before, after, lineterm="", n=context))[2:]
    new = [line[1:] for line in diff if line.startswith("+")]
    assert [after[number - 1] for number in sorted(added("\n".join(diff)))] == new


def test_a_patch_that_was_cut_short_adds_what_is_left_of_it() -> None:
    assert added("@@ -1,9 +1,9 @@\n a\n+b") == {2}
    assert added("") == frozenset()
