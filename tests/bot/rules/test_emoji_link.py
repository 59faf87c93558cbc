from __future__ import annotations

import pytest
from inline_snapshot import snapshot

from bot.rules.emoji_link import emoji_link
from tests.bot.rules import examples

POST = "_posts/2026-05-14-opening-hours.md"


def text_of(body: str) -> str:
    return f"---\ntitle: Opening hours\n---\n{body}\n"


def said(body: str) -> list[str]:
    return examples.said(examples.check(emoji_link, POST, text_of(body)))


def test_a_link_of_a_sign_alone_is_reported() -> None:
    assert said("The calendar [👉](https://example.org)") == snapshot(
        ["4:14 advice “👉” doesn't say where this link leads. Add words to it."]
    )


@pytest.mark.parametrize("text", ["→", "🎉🎉", "»", "..."])
def test_any_sign_is(text: str) -> None:
    assert len(said(f"[{text}](https://example.org)")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "[the calendar 👉](/a)",
        "[![](/a.png)](/b)",
        "[<i class='icon'></i>](/a)",
        "[↑](#top)",
        "[{{ page.title }}](/a)",
        "[1](/a)",
        "[](/a)",
        "👉",
    ],
)
def test_what_only_looks_like_it_is_not_reported(text: str) -> None:
    assert said(text) == []
