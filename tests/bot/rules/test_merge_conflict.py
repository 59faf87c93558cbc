from __future__ import annotations

import pytest
from inline_snapshot import snapshot

from bot.rules.merge_conflict import merge_conflict
from tests.bot.rules import examples
from tests.bounded import bounded

POST = "_posts/2026-05-14-opening-hours.md"


def text_of(body: str) -> str:
    return f"---\ntitle: Opening hours\n---\n{body}\n"


def said(body: str) -> list[str]:
    return examples.said(examples.check(merge_conflict, POST, text_of(body)))


def test_a_conflict_is_reported_once_where_it_begins() -> None:
    assert said("<<<<<<< HEAD\nOne.\n=======\nTwo.\n>>>>>>> main") == snapshot(
        ["4:1 blocker Git's marks of a merge conflict stand here. Keep one version, and remove the marks."]
    )


def test_a_conflict_that_lost_its_beginning_is_reported_where_it_ends() -> None:
    assert said("One.\n\n=======\nTwo.\n>>>>>>> main") == snapshot(
        ["8:1 blocker Git's marks of a merge conflict stand here. Keep one version, and remove the marks."]
    )


def test_a_conflict_in_the_front_matter_is_reported() -> None:
    text = "---\n<<<<<<< HEAD\ntitle: One\n=======\ntitle: Two\n>>>>>>> main\n---\n"
    assert len(examples.check(merge_conflict, POST, text)) == 1


@pytest.mark.parametrize(
    "text",
    ["Title\n=======\n\nText.", "```\n<<<<<<< HEAD\n```", "    <<<<<<< HEAD", ">>>>>>> deeply quoted", "a <<<<<<< b"],
)
def test_what_only_looks_like_it_is_not_reported(text: str) -> None:
    assert said(text) == []


def test_hostile_text_takes_no_longer_than_its_length() -> None:
    with bounded():
        said("<<<<<<< a\n=======\n" * 20_000)
