from __future__ import annotations

from typing import Any

import pytest
from inline_snapshot import snapshot

from bot.rules.short_post import short_post
from tests.bot.rules import examples

POST = "_posts/2026-05-14-opening-hours.md"


def text_of(body: str) -> str:
    return f"---\ntitle: Opening hours\n---\n{body}\n"


def said(body: str, **options: Any) -> list[str]:
    return examples.said(examples.check(short_post, POST, text_of(body), **options))


def test_a_post_of_a_few_words_is_reported() -> None:
    assert said("They came in boxes.", min=40) == snapshot(
        ["1:1 advice The post has only 4 words. Is there more to come?"]
    )


def test_a_post_of_none_is_reported() -> None:
    assert said("") == snapshot(["1:1 advice The post has no text yet. Write it."])


def test_the_site_says_how_short_is_too_short() -> None:
    assert said("They came in boxes.", min=4) == said("They came in boxes.") == []


@pytest.mark.parametrize(
    "text",
    [
        "![Boxes](/a.jpg)",
        "```\ncode\n```",
        '<iframe src="https://example.org"></iframe>',
        "{% include video.html %}",
        "word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word ",
    ],
)
def test_a_post_that_shows_something_or_says_enough_is_fine(text: str) -> None:
    assert said(text, min=40) == []


def test_an_event_and_a_file_without_front_matter_are_left_alone() -> None:
    assert examples.check(short_post, POST, "---\ntitle: a\nstart: 2026-06-01\n---\nCome.\n") == []
    assert examples.check(short_post, POST, "Come.\n") == []
