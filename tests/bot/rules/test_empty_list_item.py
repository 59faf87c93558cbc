from __future__ import annotations

import pytest
from inline_snapshot import snapshot

from bot.rules.empty_list_item import empty_list_item
from tests.bot.rules import examples
from tests.bounded import bounded

POST = "_posts/2026-05-14-opening-hours.md"


def text_of(body: str) -> str:
    return f"---\ntitle: Opening hours\n---\n{body}\n"


def said(body: str) -> list[str]:
    return examples.said(examples.check(empty_list_item, POST, text_of(body)))


def fixed(body: str) -> str:
    [finding] = examples.check(empty_list_item, POST, text_of(body))
    return examples.repaired(text_of(body), finding).removeprefix(text_of("").rstrip("\n") + "\n").rstrip("\n")


def test_an_item_without_text_is_reported_and_removed() -> None:
    assert said("- one\n-\n- three") == snapshot(
        ["5:1 advice This item of the list is empty. Fill it in, or remove it."]
    )
    assert fixed("- one\n-\n- three") == "- one\n- three"


def test_a_numbered_one_is_too() -> None:
    assert fixed("1. one\n2. \n") == "1. one"


@pytest.mark.parametrize(
    "text",
    ["Title\n-\n\ntext", "- one\n\n*\n\ntwo", "-\n\n- one", "```\n- one\n-\n```", "- one\n-\n  two", "- one\n---\n"],
)
def test_what_only_looks_like_it_is_not_reported(text: str) -> None:
    assert said(text) == []


def test_hostile_text_takes_no_longer_than_its_length() -> None:
    with bounded():
        said("- a\n-\n" * 20_000)


def test_the_first_item_is_reported_where_it_underlines_no_heading() -> None:
    assert len(examples.check(empty_list_item, POST, text_of("We open\n\n-\n- on Sundays"))) == 1
    assert said("Sundays\n-\n- from nine") == []
