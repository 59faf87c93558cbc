"""Held against GitHub's own renderer, in every place where Copydesk puts a stranger's words."""

from __future__ import annotations

import html
import re

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options
from hypothesis import example, given
from hypothesis import strategies as st
from inline_snapshot import snapshot

from bot.text.escape import code, inline, plain
from bot.text.marker import embed, extract

PLACES = {
    "paragraph": "Look at {} here.",
    "alone": "{}",
    "list item": "- {}",
    "task": "- [x] {}",
    "table cell": "| a | b |\n|---|---|\n| {} | end |",
    "bold": "a **{}** b",
}
RAW_PLACES = {"summary": "<details><summary>{}</summary>\n\nmore\n\n</details>"}

NASTY = ["@ada", "@org/team", "#1", "GH-1", "a/b#1", "https://evil.example", "www.evil.example", "ada@evil.example"]
NASTY += ["<b>", "<!--", "-->", "<!-- copydesk:1 {} -->", "](", "[x](y)", "![x](y)", "`", "``", "```", "|", "*", "__"]
NASTY += ["~~", "\\", "&amp;", "&#64;", ":tada:", "\n", "\r\n", "\n\n", "- ", "1. ", "# ", "> ", "[ ] ", "---", "$$"]
NASTY += ["deadbeef", "\u202e", "\u200b", "\x00", "\u2028", "\t", "    ", "é", "«\u202f", "😀", "cve-2024-1", "a", " "]

texts = st.lists(st.sampled_from(NASTY) | st.text(max_size=5), max_size=12).map("".join).filter(plain)


def rendered(markdown: str) -> str:
    return str(cmarkgfm.github_flavored_markdown_to_html(markdown, Options.CMARK_OPT_UNSAFE))


def visible(page: str) -> str:
    return html.unescape(re.sub(r"<!-- -->|</?[a-z][^>]*>", "", page))


@pytest.mark.parametrize("place", PLACES)
@given(text=texts)
@example(text="1)")
@example(text="a@b.c")
@example(text="+ a")
def test_inline_text_is_seen_as_it_is_and_does_nothing(place: str, text: str) -> None:
    page, empty = rendered(PLACES[place].format(inline(text))), rendered(PLACES[place].format("word"))
    assert visible(page) == visible(empty).replace("word", plain(text))
    assert tags(page) == tags(empty)


@pytest.mark.parametrize("place", RAW_PLACES)
@given(text=texts)
def test_inline_text_keeps_its_place_in_raw_html(place: str, text: str) -> None:
    page, empty = rendered(RAW_PLACES[place].format(inline(text))), rendered(RAW_PLACES[place].format("word"))
    assert visible(page) == visible(empty).replace("word", plain(text))
    assert tags(page) == tags(empty)


@given(text=texts)
def test_inline_text_leaves_github_nothing_to_link(text: str) -> None:
    for run in text_runs(rendered(inline(text))):
        assert not re.search(r"@\w", run)
        assert not re.search(r"#\d", run)
        assert not re.search(r"\bgh-\d", run, re.IGNORECASE)
        assert not re.search(r"[0-9a-f]{7}", run)
        assert not re.search(r"https?://|www\.", run)
        assert not re.search(r":\w+:", run)


@pytest.mark.parametrize("place", PLACES)
@given(text=texts)
@example(text="`" * 100)
@example(text="a | `` b")
@example(text="`")
def test_code_is_seen_as_it_is_and_does_nothing(place: str, text: str) -> None:
    page, empty = rendered(PLACES[place].format(code(text))), rendered(PLACES[place].format("`word`"))
    assert visible(page) == visible(empty).replace("word", plain(text))
    assert tags(page) == tags(empty)


@given(text=texts)
def test_no_text_forges_a_marker(text: str) -> None:
    assert extract(inline(text))[1] is None
    assert extract(code(text))[1] is None
    assert extract(embed(inline(text), {"a": 1})) == (inline(text), {"a": 1})


@given(text=st.text(), limit=st.integers(1, 20))
def test_text_is_one_short_line(text: str, limit: int) -> None:
    shown = plain(text, limit)
    assert len(shown) <= limit
    assert plain(shown, limit) == shown
    assert len(shown.splitlines()) <= 1


def test_a_long_text_ends_with_an_ellipsis() -> None:
    assert inline("one two three", limit=8) == snapshot("one two…")


def test_the_source_stays_legible() -> None:
    assert inline("L'été @ada : 50 % (#12)") == snapshot("L'été @<!-- -->ada : 50 % (&#35;<!-- -->12)")
    assert code("`a` b") == snapshot("`` `a` b ``")
    assert code("a|b") == snapshot("<code>a&#124;b</code>")
    assert code("") == inline(" \n") == ""


def test_directions_and_invisible_characters_go_but_emoji_stay_whole() -> None:
    assert plain("a\u202eb\u200b\ufeffc \U0001f469\u200d\U0001f4bb") == "abc \U0001f469\u200d\U0001f4bb"


def tags(page: str) -> list[str]:
    return re.findall(r"<[^!][^>]*>", page)


def text_runs(page: str) -> list[str]:
    """What GitHub's filters look at one by one: the text between tags and comments, outside code."""
    return [html.unescape(run) for run in re.split(r"<[^>]*>", page)]
