from __future__ import annotations

from typing import Any

from inline_snapshot import snapshot

from bot.rules.long_paragraph import long_paragraph
from tests.bot.rules import examples
from tests.bounded import bounded

POST = "_posts/2026-05-14-opening-hours.md"


def text_of(body: str) -> str:
    return f"---\ntitle: Opening hours\n---\n{body}\n"


def said(body: str, **options: Any) -> list[str]:
    return examples.said(examples.check(long_paragraph, POST, text_of(body), **options))


def test_a_paragraph_of_more_than_250_words_is_reported() -> None:
    assert said("word " * 251) == snapshot(["4:1 advice This paragraph has 251 words. Part it in two or more."])


def test_one_of_250_is_fine_however_long_its_addresses() -> None:
    assert said("l'eau [là](https://example.org/a/b/c) " * 125) == []


def test_lists_and_code_are_no_paragraphs() -> None:
    assert said("- word\n" * 300 + "\n```\n" + "word " * 300 + "\n```") == []


def test_the_site_says_how_long_is_too_long() -> None:
    assert len(said("one two three", max=2)) == 1


def test_hostile_text_takes_no_longer_than_its_length() -> None:
    with bounded():
        said("a'" * 100_000)
