from __future__ import annotations

import pytest
from inline_snapshot import snapshot

from bot.rules.joined_names import joined_names
from tests.bot.rules import examples


def said(line: str) -> list[str]:
    return examples.said(examples.check(joined_names, "_posts/2026-05-14-a.md", f"---\ntitle: a\n{line}\n---\n"))


def test_two_names_in_one_entry_are_reported_there() -> None:
    assert said('authors: ["Ada Lovelace, Grace Hopper"]') == snapshot(
        ["3:11 advice “Ada Lovelace, Grace Hopper” is one entry of the list. Write an entry for each."]
    )


@pytest.mark.parametrize(
    "line",
    [
        'authors: ["Ada Lovelace", "Grace Hopper"]',
        'authors: ["Martin Luther King, Jr."]',
        "author: Ada Lovelace, Grace Hopper",
        "authors: [ada, grace]",
        'tags: ["Old Letters, New Maps"]',
    ],
)
def test_single_people_and_plain_texts_are_fine(line: str) -> None:
    assert said(line) == []
