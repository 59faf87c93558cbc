from __future__ import annotations

from bot.backtest.pairing import paired
from bot.model.post import Post, PostPath
from bot.text.post import read_post

HERE = "We open a library in every village, and a bus brings the books to those without one."
THERE = "It is a language for people who want to build what lasts, and this post is about the next one."


def a_post(path: str, text: str) -> Post:
    return read_post(PostPath(path), text.encode())


def pairs(opened: list[Post], merged: list[Post]) -> list[tuple[str, str]]:
    return [(old.path, new.path) for old, new in paired(opened, merged)]


def test_a_post_that_kept_its_path_is_itself_whatever_its_text() -> None:
    assert pairs([a_post("a", HERE), a_post("b", THERE)], [a_post("a", THERE), a_post("b", HERE)]) == [
        ("a", "a"),
        ("b", "b"),
    ]


def test_a_renamed_post_is_known_by_its_text() -> None:
    assert pairs(
        [a_post("a", HERE), a_post("b", THERE)], [a_post("c", f"{THERE} Soon."), a_post("d", f"{HERE} Soon.")]
    ) == [
        ("b", "c"),
        ("a", "d"),
    ]


def test_the_only_post_is_itself_even_if_written_anew() -> None:
    assert pairs([a_post("a", "x" * 50)], [a_post("b", THERE)]) == [("a", "b")]
    assert pairs([a_post("a", "x" * 50)], [a_post("b", THERE), a_post("c", HERE)]) == []


def test_two_texts_of_one_language_are_not_one_post() -> None:
    old = [a_post("a", HERE), a_post("b", "x")]
    assert pairs(old, [a_post("c", THERE), a_post("d", "y")]) == []


def test_a_post_that_came_or_went_has_no_pair() -> None:
    assert pairs([], [a_post("a", HERE)]) == pairs([a_post("a", HERE)], []) == []
    assert pairs([a_post("a", HERE)], [a_post("a", HERE), a_post("b", HERE)]) == [("a", "a")]
