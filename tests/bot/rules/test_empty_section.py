from __future__ import annotations

import pytest
from inline_snapshot import snapshot

from bot.rules.empty_section import empty_section
from tests.bot.rules import examples


def said(body: str) -> list[str]:
    text = f"---\ntitle: A year of open budgets\n---\n{body}\n"
    return examples.said(examples.check(empty_section, "_posts/2026-05-14-open-budgets.md", text))


def test_a_heading_at_the_end_is_reported() -> None:
    assert said("Text.\n\n## What comes next") == snapshot(
        ["6:1 blocker Nothing stands under “What comes next”. Write this section, or remove its heading."]
    )


def test_a_heading_before_one_of_its_own_level_is_reported() -> None:
    assert said("## One\n\n## Two\n\nText.") == snapshot(
        ["4:1 blocker Nothing stands under “One”. Write this section, or remove its heading."]
    )


def test_a_heading_before_one_of_a_higher_level_is_reported() -> None:
    assert said("### One\n\n## Two\n\nText.") == snapshot(
        ["4:1 blocker Nothing stands under “One”. Write this section, or remove its heading."]
    )


def test_a_subheading_is_something_and_is_looked_at_itself() -> None:
    assert said("## One\n\n### Two") == snapshot(
        ["6:1 blocker Nothing stands under “Two”. Write this section, or remove its heading."]
    )


@pytest.mark.parametrize("nothing", ["<!-- to be written -->", "<!--more-->", "---", "[label]: https://example.org"])
def test_what_readers_do_not_see_leaves_a_section_empty(nothing: str) -> None:
    assert len(said(f"## One\n\n{nothing}\n\n## Two\n\nText.")) == 1


@pytest.mark.parametrize(
    "something",
    [
        "Text.", "- item", "> quote", "![A tree](/tree.jpg)", "<iframe src='https://example.org'></iframe>",
        "| a |\n|---|\n| b |", "```\ncode\n```", "{% include map.html %}", "{{ content }}", "<!-- a --> <b>text</b>",
    ],
)  # fmt: skip
def test_whatever_readers_see_fills_a_section(something: str) -> None:
    assert said(f"## One\n\n{something}\n\n## Two\n\nText.") == []


def test_headings_in_quotes_and_of_the_lowest_level_open_no_section() -> None:
    assert said("> ## One\n\n###### In *Brussels*\n\n---\n\n## Two\n\nText.") == []


def test_a_post_without_a_body_has_no_sections() -> None:
    assert said("") == []
