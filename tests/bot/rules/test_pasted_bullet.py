from __future__ import annotations

import pytest
from inline_snapshot import snapshot

from bot.rules.pasted_bullet import pasted_bullet
from tests.bot.rules import examples

POST = "_posts/2026-05-14-opening-hours.md"


def text_of(body: str) -> str:
    return f"---\ntitle: Opening hours\n---\n{body}\n"


def said(body: str) -> list[str]:
    return examples.said(examples.check(pasted_bullet, POST, text_of(body)))


def fixed(body: str) -> str:
    [finding] = examples.check(pasted_bullet, POST, text_of(body))
    return examples.repaired(text_of(body), finding).removeprefix(text_of("").rstrip("\n") + "\n").rstrip("\n")


def test_a_list_of_dots_is_reported_and_becomes_one() -> None:
    assert said("• one\n• two") == snapshot(["4:1 advice Markdown sees no list here. Begin each item with “- ”."])
    assert fixed("• one\n•\ttwo") == "- one\n- two"


def test_one_that_follows_a_sentence_is_reported_without_a_repair() -> None:
    [finding] = examples.check(pasted_bullet, POST, text_of("We open\n• on Sundays"))
    assert finding.fix is None


@pytest.mark.parametrize("text", ["- one\n- two", "one • two", "`• one`", "- • one", "> • one"])
def test_what_only_looks_like_it_is_not_reported(text: str) -> None:
    assert said(text) == []
