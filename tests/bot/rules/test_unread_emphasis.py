from __future__ import annotations

import pytest
from inline_snapshot import snapshot

from bot.rules.unread_emphasis import unread_emphasis
from tests.bot.rules import examples
from tests.bounded import bounded

POST = "_posts/2026-05-14-opening-hours.md"


def text_of(body: str) -> str:
    return f"---\ntitle: Opening hours\n---\n{body}\n"


def said(body: str) -> list[str]:
    return examples.said(examples.check(unread_emphasis, POST, text_of(body)))


def fixed(body: str) -> str:
    [finding] = examples.check(unread_emphasis, POST, text_of(body))
    return examples.repaired(text_of(body), finding).removeprefix(text_of("").rstrip("\n") + "\n").rstrip("\n")


def test_bold_words_with_a_space_beside_the_asterisks_are_reported() -> None:
    assert said("It opens ** on Sundays**.") == snapshot(
        ["4:10 advice “on Sundays” isn't bold for Markdown. Remove the space beside the asterisks."]
    )


@pytest.mark.parametrize("written", ["** on Sundays**", "**on Sundays **", "** on Sundays **"])
def test_the_spaces_are_removed(written: str) -> None:
    assert fixed(f"It opens {written}.") == "It opens **on Sundays**."


@pytest.mark.parametrize(
    "text",
    [
        "It opens **on Sundays** and **now**.",
        "2 ** 3",
        "a**b ** c",
        "`** a **`",
        "\\*\\* a \\*\\*",
        "A note** and another ** one",
        "f(**args)",
    ],
)
def test_what_only_looks_like_it_is_not_reported(text: str) -> None:
    assert said(text) == []


def test_hostile_text_takes_no_longer_than_its_length() -> None:
    with bounded():
        said("** a " * 20_000)
