from __future__ import annotations

from typing import Any

from inline_snapshot import snapshot

from bot.rules.description_length import description_length
from tests.bot.rules import examples

POST = "_posts/2026-05-14-opening-hours.md"


def said(line: str, **options: Any) -> list[str]:
    return examples.said(examples.check(description_length, POST, f"---\ntitle: a\n{line}\n---\n", **options))


def test_a_description_of_more_than_400_characters_is_reported() -> None:
    assert said(f"description: {'é' * 401}") == snapshot(
        ["3:14 advice “description” has 401 characters. Shorten it to 400 at most, or it will be cut off."]
    )
    assert said(f"description: {'é' * 400}") == []


def test_the_site_says_which_key_and_how_long() -> None:
    assert len(said("lead: a description", keys=["lead"], max=5)) == 1


def test_what_is_no_text_is_left_alone() -> None:
    assert said("description: [a, b]", max=1) == said("description:", max=1) == said("other: abc", max=1) == []
