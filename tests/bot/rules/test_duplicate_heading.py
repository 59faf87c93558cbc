from __future__ import annotations

import pytest
from inline_snapshot import snapshot

from bot.rules.duplicate_heading import duplicate_heading
from tests.bot.rules import examples
from tests.bounded import bounded

POST = "_posts/2026-05-14-opening-hours.md"


def text_of(body: str) -> str:
    return f"---\ntitle: Opening hours\n---\n{body}\n"


def said(body: str) -> list[str]:
    return examples.said(examples.check(duplicate_heading, POST, text_of(body)))


def test_the_second_of_two_equal_headings_is_reported() -> None:
    assert said("## Dates\n\na\n\n## dates\n\nb") == snapshot(
        ["8:1 advice “dates” is the heading of a section above, too. Change one of them."]
    )


@pytest.mark.parametrize(
    "text",
    [
        "## A\n\n### Dates\n\na\n\n## B\n\n### Dates\n\nb",
        "## Dates\n\n### Dates\n\na",
        "## A\n\na\n\n## B\n\nb",
        "> ## A\n\n## A\n\na",
    ],
)
def test_headings_of_different_sections_may_agree(text: str) -> None:
    assert said(text) == []


def test_hostile_text_takes_no_longer_than_its_length() -> None:
    with bounded():
        said("## a\n\n" * 10_000)
