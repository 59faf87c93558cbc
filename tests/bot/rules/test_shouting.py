from __future__ import annotations

import pytest
from inline_snapshot import snapshot

from bot.rules.shouting import shouting
from tests.bot.rules import examples

POST = "_posts/2026-05-14-opening-hours.md"


def text_of(body: str) -> str:
    return f"---\ntitle: Opening hours\n---\n{body}\n"


def said(body: str) -> list[str]:
    return examples.said(examples.check(shouting, POST, text_of(body)))


def test_a_heading_in_capitals_is_reported() -> None:
    assert said("## WHAT WE LEARNT\n\nMuch.") == snapshot(
        ["4:1 advice “WHAT WE LEARNT” is all in capitals. Write it like a sentence."]
    )


def test_a_title_in_capitals_is_reported() -> None:
    found = examples.check(shouting, POST, "---\ntitle: L'ÉTÉ DES BUDGETS OUVERTS\n---\n")
    assert examples.said(found) == snapshot(["2:8 advice The title is all in capitals. Write it like a sentence."])


@pytest.mark.parametrize(
    "text",
    [
        "## UNESCO\n\na",
        "## NATO AND UN\n\na",
        "## WHAT we LEARNT TODAY\n\na",
        "## DONAUDAMPFSCHIFF\n\na",
        "WHAT WE LEARNT TODAY",
        "> ## WHAT WE LEARNT\n\na",
    ],
)
def test_what_only_looks_like_it_is_not_reported(text: str) -> None:
    assert said(text) == []
