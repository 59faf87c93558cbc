from __future__ import annotations

from inline_snapshot import snapshot

from bot.rules.heading_order import heading_order
from tests.bot.rules import examples


def said(body: str, title: str = "A year of open budgets") -> list[str]:
    text = f"---\ntitle: {title}\n---\n{body}\n"
    return examples.said(examples.check(heading_order, "_posts/2026-05-14-open-budgets.md", text))


def test_a_skipped_level_is_reported_once() -> None:
    assert said("## One\n\n#### Two\n\n#### Three\n\n## Four") == snapshot(
        ["6:1 advice “Two” skips a level under “One”. Write it with ###."]
    )


def test_the_first_heading_may_have_any_level() -> None:
    assert said("#### One\n\n##### Two") == []


def test_going_back_over_several_levels_is_fine() -> None:
    assert said("# One\n\n## Two\n\n### Three\n\n# Four") == []


def test_a_heading_that_repeats_the_title_is_reported() -> None:
    assert said("# A year of **open** budgets!\n\n## One") == snapshot(
        ["4:1 advice This heading repeats the title, which the site already shows. Remove it."]
    )


def test_the_title_may_come_back_later() -> None:
    assert said("## One\n\n## A year of open budgets") == []


def test_headings_in_quotes_do_not_count() -> None:
    assert said("## One\n\n> #### Two") == []


def test_a_heading_underlined_is_quoted_without_its_line() -> None:
    assert said("# One\n\n### Two\n\nThree\n---\n\n##### Four") == snapshot(
        ["6:1 advice 2 headings skip a level, “Two” first: write that with ##, and the others likewise."]
    )
