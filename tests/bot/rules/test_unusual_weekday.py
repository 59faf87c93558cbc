from __future__ import annotations

import pytest
from inline_snapshot import snapshot

from bot.model.post import Change
from bot.rules.unusual_weekday import unusual_weekday
from tests.bot.rules import examples

TEXT = "---\ntitle: a\n---\n"
TUESDAYS = {f"_posts/2026-04-{day:02}-a.md": "---\ntitle: b\ndate: 2026-04-21\n---\n" for day in range(1, 21)}
A_SUNDAY = {"_posts/2026-04-26-a.md": TEXT}
TWO_SUNDAYS = {**A_SUNDAY, "_posts/2026-05-03-a.md": TEXT}


def said(path: str, files: dict[str, str] = TUESDAYS, text: str = TEXT, change: Change = Change.ADDED) -> list[str]:
    return examples.said(examples.check(unusual_weekday, path, text, files, change=change))


def test_a_day_of_the_week_without_posts_is_reported() -> None:
    assert said("_posts/2026-05-17-a.md") == snapshot(
        [
            "1:1 advice 2026-05-17 is a Sunday, and 0 of 20 recent posts came out on one. Name another day, if this one isn't meant."
        ]
    )


def test_a_date_of_its_own_is_reported_where_it_is_written() -> None:
    assert said("_posts/2026-05-19-a.md", text="---\ntitle: a\ndate: 2026-05-17\n---\n") == snapshot(
        [
            "3:7 advice 2026-05-17 is a Sunday, and 0 of 20 recent posts came out on one. Name another day, if this one isn't meant."
        ]
    )


def test_one_post_in_twenty_is_hardly_any() -> None:
    assert said("_posts/2026-05-17-a.md", TUESDAYS | A_SUNDAY) == snapshot(
        [
            "1:1 advice 2026-05-17 is a Sunday, and 1 of 21 recent posts came out on one. Name another day, if this one isn't meant."
        ]
    )
    assert said("_posts/2026-05-17-a.md", TUESDAYS | TWO_SUNDAYS) == []


@pytest.mark.parametrize("day", ["2026-05-19", "2026-05-26", "2026-05-10"])
def test_the_usual_day_and_the_past_are_fine(day: str) -> None:
    assert said(f"_posts/{day}-a.md") == []


def test_a_few_posts_show_no_habit() -> None:
    assert said("_posts/2026-05-17-a.md", dict(list(TUESDAYS.items())[:19])) == []
    assert said("_posts/2026-05-17-a.md", {}) == []


def test_a_post_without_a_day_and_a_published_one_are_fine() -> None:
    assert said("_posts/a.md") == []
    assert said("_posts/2026-05-17-a.md", change=Change.MODIFIED) == []
