from __future__ import annotations

import pytest
from inline_snapshot import snapshot

from bot.rules.empty_value import empty_value
from tests.bot.rules import examples

POST = "_posts/2026-05-14-opening-hours.md"


def test_a_key_without_a_value_is_reported() -> None:
    found = examples.check(empty_value, POST, "---\ntitle: a\nimage:\ntags: []\nlead: ''\n---\n")
    assert examples.said(found) == snapshot(
        [
            "3:1 advice “image” has no value. Give it one, or remove the line.",
            "4:1 advice “tags” has no value. Give it one, or remove the line.",
            "5:1 advice “lead” has no value. Give it one, or remove the line.",
        ]
    )


def test_the_site_may_allow_some_keys_to_be_empty() -> None:
    assert examples.check(empty_value, POST, "---\ntitle: a\nimage:\n---\n", allow=["image"]) == []


@pytest.mark.parametrize("line", ["title:", "draft: false", "weight: 0", "image: a.jpg", "tags: [a]", "map: {a: b}"])
def test_the_title_and_values_are_left_alone(line: str) -> None:
    assert examples.check(empty_value, POST, f"---\n{line}\n---\n") == []


def test_a_front_matter_that_cannot_be_read_is_left_to_another_rule() -> None:
    assert examples.check(empty_value, POST, "---\nimage:\ntitle: a: b\n---\n") == []
