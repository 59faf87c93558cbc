from __future__ import annotations

from typing import Any

from inline_snapshot import snapshot

from bot.model.post import Change
from bot.rules.distant_date import distant_date
from tests.bot.rules import examples


def said(path: str, date: str = "", change: Change = Change.ADDED, **options: Any) -> list[str]:
    line = f"date: {date}\n" if date else ""
    text = f"---\ntitle: a\n{line}---\n"
    return examples.said(examples.check(distant_date, path, text, change=change, **options))


def test_a_year_away_is_reported_at_the_date() -> None:
    assert said("_posts/2026-05-14-a.md", "2062-05-14") == snapshot(
        ["3:7 advice This post is dated 2062-05-14, far from today. Is the year right?"]
    )


def test_the_day_of_the_name_counts_where_there_is_no_other() -> None:
    assert said("_posts/2025-05-14-a.md") == snapshot(
        ["1:1 advice This post is dated 2025-05-14, far from today. Is the year right?"]
    )


def test_some_months_are_fine() -> None:
    assert said("_posts/2026-05-14-a.md", "2026-12-24") == said("_posts/2025-12-24-a.md") == []


def test_a_post_that_is_some_years_old_was_moved_here() -> None:
    assert said("_posts/2024-05-14-a.md") == said("_posts/2019-01-01-a.md") == []


def test_the_site_says_how_near_a_slip_is() -> None:
    assert said("_posts/2025-03-14-a.md", days=30) == []
    assert len(said("_posts/2025-03-20-a.md")) == 1


def test_an_old_post_may_be_corrected() -> None:
    assert said("_posts/2020-05-14-a.md", change=Change.MODIFIED) == []


def test_a_draft_without_a_date_is_fine() -> None:
    assert said("_drafts/a.md") == []
