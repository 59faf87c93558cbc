from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.post import PostPath
from bot.rules._prose import FILLER, metadata, prose, short
from bot.text.post import read_post

FRAGMENTS = [
    "word ",
    "é",
    "\n",
    "\n\n",
    "*",
    "`code`",
    "[a](/b)",
    "<b>",
    "{{ c }}",
    "> ",
    "- ",
    "# ",
    "https://d.org",
    "\r\n",
]


def prose_of(text: str) -> list[str]:
    return [piece.text for piece in prose(read_post(PostPath("_posts/a.md"), text.encode()))]


def test_what_is_no_prose_is_filled_at_its_own_length() -> None:
    assert prose_of("A `b` [c](/d) *e*.") == [f"A {FILLER * 3} {FILLER}c{FILLER * 5} {FILLER}e{FILLER}."]


def test_line_ends_are_kept_in_quotes_too() -> None:
    assert prose_of("> One\n> two") == [f"One\n{FILLER} two"]


def test_blocks_without_words_have_no_prose() -> None:
    assert prose_of("---\n\n```\ncode\n```\n\n![](/a.png)") == []


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=20).map("".join))
def test_every_character_stands_where_it_is_written(text: str) -> None:
    post = read_post(PostPath("_posts/a.md"), text.encode())
    for piece in prose(post):
        for index, character in enumerate(piece.text):
            assert character in (FILLER, piece.span(index, index + 1).of(post.text))


def test_metadata_are_the_texts_of_the_front_matter() -> None:
    text = "---\ntitle: 'A'\ndate: 2026-05-14\ntags: [b, 1]\nempty:\n---\n"
    post = read_post(PostPath("_posts/a.md"), text.encode())
    assert [piece.text for piece in metadata(post)] == ["'A'", "2026-05-14", "b"]
    assert all(piece.span(0, len(piece.text)).of(text) == piece.text for piece in metadata(post))


def test_a_short_text_is_quoted_whole_and_a_long_one_is_cut() -> None:
    assert short("one\n two") == "one two"
    assert short("a" * 60) == "a" * 60
    assert short("word " * 20) == "word word word word word word word word word word word word…"
