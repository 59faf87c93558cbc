from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from inline_snapshot import snapshot

from bot import check
from bot.config import Config
from bot.model.post import Change, PostPath
from bot.rules.soon_date import soon_date
from bot.text.post import read_post
from tests.bot.rules import examples

TEXT = "---\ntitle: a\n---\nWords.\n"


def said(path: str, text: str = TEXT, change: Change = Change.ADDED, **options: Any) -> list[str]:
    return examples.said(examples.check(soon_date, path, text, change=change, **options))


def test_a_day_within_a_week_is_reported_on_the_whole_file_that_is_named_after_it() -> None:
    assert said("_posts/2026-05-16-a.md") == snapshot(
        ["1:1 advice 2026-05-16 leaves little time to read this post. Name a later day, or have it read now."]
    )
    assert said("_posts/2026-05-15-a.md") == snapshot(
        ["1:1 advice 2026-05-15 leaves little time to read this post. Name a later day, or have it read now."]
    )


def test_a_date_of_its_own_is_reported_where_it_is_written() -> None:
    assert said("_posts/2026-05-14-a.md", "---\ntitle: a\ndate: 2026-05-21\n---\n") == snapshot(
        ["3:7 advice 2026-05-21 leaves little time to read this post. Name a later day, or have it read now."]
    )
    assert said("_posts/a.md", "---\ntitle: a\npermalink: /2026/05/18/a/\n---\n") == snapshot(
        ["3:12 advice 2026-05-18 leaves little time to read this post. Name a later day, or have it read now."]
    )


@pytest.mark.parametrize("day", ["2026-05-13", "2026-05-14", "2026-05-22", "2027-05-16", "2019-01-01"])
def test_today_the_past_and_what_is_farther_away_are_fine(day: str) -> None:
    assert said(f"_posts/{day}-a.md") == []


def test_a_post_without_a_day_is_fine() -> None:
    assert said("_posts/a.md") == []


@pytest.mark.parametrize("change", [Change.MODIFIED, Change.RENAMED, Change.UNCHANGED])
def test_a_published_post_keeps_its_day(change: Change) -> None:
    assert said("_posts/2026-05-16-a.md", change=change) == []


def test_the_site_says_how_many_days_a_reading_takes() -> None:
    assert said("_posts/2026-05-16-a.md", days=1) == []
    assert len(said("_posts/2026-06-01-a.md", days=20)) == 1


def test_nothing_is_said_once_somebody_has_approved_the_post() -> None:
    post = read_post(PostPath("_posts/2026-05-16-a.md"), TEXT.encode())
    site = examples.site_of({post.path: TEXT}, today=date(2026, 5, 14), besides=[post.path])

    def rules(approved: bool) -> set[str]:
        (report,) = check.report([post], replace(site, approved=approved), Config.of({})).posts
        return {finding.rule for finding in report.findings}

    assert "soon-date" in rules(approved=False)
    assert "soon-date" not in rules(approved=True)
