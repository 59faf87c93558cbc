from __future__ import annotations

import pytest
from inline_snapshot import snapshot

from bot.rules.heading_punctuation import heading_punctuation
from tests.bot.rules import examples
from tests.bounded import bounded

POST = "_posts/2026-05-14-opening-hours.md"


def text_of(body: str) -> str:
    return f"---\ntitle: Opening hours\n---\n{body}\n"


def said(body: str) -> list[str]:
    return examples.said(examples.check(heading_punctuation, POST, text_of(body)))


def fixed(body: str) -> str:
    [finding] = examples.check(heading_punctuation, POST, text_of(body))
    return examples.repaired(text_of(body), finding).removeprefix(text_of("").rstrip("\n") + "\n").rstrip("\n")


def test_a_colon_at_the_end_is_reported_where_it_stands() -> None:
    assert said("## Dates:\n\nMay.") == snapshot(["4:9 advice A heading doesn't end with “:”. Remove it."])


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("## Dates:", "## Dates"),
        ("## Dates\u00a0:", "## Dates"),
        ("## Dates; ##", "## Dates ##"),
        ("Dates,\n-----", "Dates\n-----"),
    ],
)
def test_it_is_taken_away(written: str, meant: str) -> None:
    assert fixed(f"{written}\n\nMay.") == f"{meant}\n\nMay."


@pytest.mark.parametrize(
    "text",
    [
        "## Why?\n\na",
        "## Now!\n\na",
        "## Etc.\n\na",
        "## Wait…\n\na",
        "## At `a:`\n\na",
        "Dates:\n\na",
        "> ## Dates:\n\na",
    ],
)
def test_what_only_looks_like_it_is_not_reported(text: str) -> None:
    assert said(text) == []


def test_hostile_text_takes_no_longer_than_its_length() -> None:
    with bounded():
        said("## a: \n" * 10_000)
