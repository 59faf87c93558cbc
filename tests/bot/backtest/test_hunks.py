from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.backtest.hunks import Hunk, hunks, lines_of, touching
from bot.model.place import Position, Range
from bot.model.post import Post, PostPath
from bot.text.post import read_post

LINES = st.lists(st.sampled_from(["", "---", "a: b", "one", "two ", "two"]), min_size=1, max_size=12)


def a_post(text: str) -> Post:
    return read_post(PostPath("_posts/2026-05-14-hello.md"), text.encode())


def between(old: str, new: str) -> list[tuple[list[int], list[int], list[int]]]:
    found = hunks(a_post(old), a_post(new))
    return [(list(hunk.old), list(hunk.new), sorted(hunk.touched)) for hunk in found]


def test_lines_that_were_replaced_are_touched() -> None:
    assert between("one\ntwo\nthree\n", "one\n2\n2 and a half\nthree\n") == [([2], [2, 3], [2])]


def test_where_lines_were_added_those_with_text_around_are_touched() -> None:
    assert between("one\n\n\nfour\n", "one\n\nnew\n\nfour\n") == [([], [3], [1, 4])]
    assert between("one\n", "new\none\n") == [([], [1], [1])]
    assert between("one", "one\nnew") == [([], [2], [1])]


def test_what_is_added_to_the_front_matter_touches_its_fences() -> None:
    (found,) = between("---\na: 1\nb: 2\nc: 3\n---\nText.\n", "---\na: 1\nb: 2\nnew: 1\nc: 3\n---\nText.\n")
    assert found == ([], [4], [1, 3, 4, 5])
    (found,) = between("---\na: 1\nb: 2\n---\n", "---\na: 2\nnew: 1\nb: 2\n---\n")
    assert found == ([2], [2, 3], [1, 2, 4])


def test_a_key_in_the_place_of_another_touches_the_fences() -> None:
    (found,) = between("---\na: 1\nb: 2\n---\nText.\n", "---\na: 1\nc: 2\n---\nText.\n")
    assert found == ([3], [3], [1, 3, 4])
    (found,) = between("---\na: 1\nb: 2\n---\nText.\n", "---\na: 1\nb: 3\n---\nText.\n")
    assert found == ([3], [3], [3])


def test_what_is_added_to_an_empty_text_touches_its_only_line() -> None:
    assert between("", "one\ntwo\n") == [([], [1, 2], [1])]


def test_white_space_at_the_end_of_a_line_is_no_change() -> None:
    assert between("one\r\ntwo  \n", "one\ntwo\n") == []


def test_a_range_that_ends_before_a_line_leaves_it_out() -> None:
    assert list(lines_of(Range(Position(2, 1), Position(3, 1)))) == [2]
    assert list(lines_of(Range(Position(2, 5), Position(3, 2)))) == [2, 3]
    assert list(lines_of(Range(Position(2, 1), Position(2, 1)))) == [2]


def test_a_finding_points_at_the_hunks_that_its_lines_touch() -> None:
    first, second = Hunk(range(1, 2), range(1, 2), frozenset({1})), Hunk(range(5, 6), range(5, 6), frozenset({5}))
    assert list(touching(range(4, 7), [first, second])) == [second]


@given(LINES, LINES)
@settings(max_examples=100, deadline=None)
def test_replacing_the_hunks_gives_the_new_text(old: list[str], new: list[str]) -> None:
    lines = [line.rstrip() for line in old]
    for hunk in reversed(hunks(a_post("\n".join(old)), a_post("\n".join(new)))):
        lines[hunk.old.start - 1 : hunk.old.stop - 1] = [new[number - 1].rstrip() for number in hunk.new]
        assert hunk.touched <= set(range(1, len(old) + 1))
    assert "\n".join(lines) == "\n".join(line.rstrip() for line in new)
