from __future__ import annotations

from typing import Any

import pytest
from inline_snapshot import snapshot

from bot.model.post import Change
from bot.rules.past_file_date import past_file_date
from tests.bot.rules import examples


def said(day: str, change: Change = Change.ADDED, **options: Any) -> list[str]:
    text = "---\ntitle: a\n---\n"
    return examples.said(examples.check(past_file_date, f"_posts/{day}-a.md", text, change=change, **options))


def test_a_name_of_days_ago_is_reported_on_the_whole_file() -> None:
    assert said("2026-05-10") == snapshot(
        ["1:1 advice The file is named after 2026-05-10, days ago. Name it after the day on which it goes out."]
    )


@pytest.mark.parametrize("day", ["2026-05-11", "2026-05-14", "2026-08-01", "2025-05-14", "2019-01-01"])
def test_the_last_days_the_future_and_other_years_are_fine(day: str) -> None:
    assert said(day) == []


def test_a_published_post_keeps_its_name() -> None:
    assert said("2026-05-04", Change.MODIFIED) == []


def test_the_site_says_how_many_days_are_many() -> None:
    assert said("2026-05-04", days=11) == []
    assert len(said("2026-05-13", days=1)) == 1
