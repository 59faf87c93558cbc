from __future__ import annotations

import pytest
from inline_snapshot import snapshot

from bot.rules.unread_heading import unread_heading
from tests.bot.rules import examples

POST = "_posts/2026-05-14-opening-hours.md"


def text_of(body: str) -> str:
    return f"---\ntitle: Opening hours\n---\n{body}\n"


def said(body: str) -> list[str]:
    return examples.said(examples.check(unread_heading, POST, text_of(body)))


def fixed(body: str) -> str:
    [finding] = examples.check(unread_heading, POST, text_of(body))
    return examples.repaired(text_of(body), finding).removeprefix(text_of("").rstrip("\n") + "\n").rstrip("\n")


def test_a_heading_without_its_space_is_reported_and_repaired() -> None:
    assert said("##Hours\n\nNine.") == snapshot(
        ["4:1 advice “##Hours” is no heading for Markdown. Add a space behind ##."]
    )
    assert fixed("###“Hours”\n\nNine.") == "### “Hours”\n\nNine."


@pytest.mark.parametrize(
    "text", ["## Hours\n\nNine.", "#always", "See ##Hours", "`##Hours`", "##\n\ntext", "#######Hours"]
)
def test_what_only_looks_like_it_is_not_reported(text: str) -> None:
    assert said(text) == []


def test_an_engine_that_needs_no_space_is_known() -> None:
    assert examples.check(unread_heading, POST, text_of("##Hours"), {"_config.yml": "markdown: redcarpet\n"}) == []
