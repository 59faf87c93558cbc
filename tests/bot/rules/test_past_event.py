from __future__ import annotations

from typing import Any

from inline_snapshot import snapshot

from bot.model.post import Change
from bot.rules.past_event import past_event
from tests.bot.rules import examples


def said(*lines: str, change: Change = Change.ADDED, **options: Any) -> list[str]:
    text = "\n".join(["---", "title: a", *lines, "---", ""])
    return examples.said(examples.check(past_event, "_posts/2026-05-14-a.md", text, change=change, **options))


def test_an_event_that_is_over_is_reported_at_its_end() -> None:
    assert said("start: 2025-06-20", "end: 2025-06-21") == snapshot(
        ["4:6 advice The event is over before this post goes out. Are its dates right?"]
    )


def test_an_event_may_end_on_the_day_of_the_post() -> None:
    assert said("start: 2026-05-13", "end: 2026-05-14T18:00+02:00") == []


def test_a_beginning_alone_makes_no_event() -> None:
    assert said("start: 2025-06-20") == []


def test_what_ends_before_it_begins_is_left_to_another_rule() -> None:
    assert said("start: 2025-06-20", "end: 2025-06-19") == []


def test_an_old_post_may_be_corrected() -> None:
    assert said("start: 2025-06-20", "end: 2025-06-21", change=Change.MODIFIED) == []


def test_the_site_may_have_names_of_its_own() -> None:
    assert len(said("debut: 2025-06-20", "fin: 2025-06-21", start="debut", end="fin")) == 1
