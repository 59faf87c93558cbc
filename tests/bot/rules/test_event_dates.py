from __future__ import annotations

import pytest
from inline_snapshot import snapshot

from bot.rules.event_dates import event_dates
from tests.bot.rules.examples import check, said

PATH = "_posts/2026-05-14-open-day.md"


def post(*lines: str) -> str:
    return "\n".join(("---", "title: Open day", *lines, "---", "Come.", ""))


def test_an_event_that_ends_before_it_begins_is_reported_at_its_end() -> None:
    text = post("category: evenement", "start: 2026-06-20T18:00+02:00", "end: 2026-06-20T09:30+02:00")
    assert said(check(event_dates, PATH, text)) == snapshot(
        ["5:6 blocker The event ends before it begins. Correct one of the two dates."]
    )


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2026-06-20", "2026-06-20"),
        ("2026-06-20T09:30", "2026-06-20"),
        ("2026-06-20T18:00+02:00", "2026-06-20T09:30"),
        ("2026-06-20T18:00+02:00", "2026-06-20T17:00Z"),
        ("2026-06-20T18:00", "2026-06-20T18:00"),
    ],
)
def test_an_event_may_end_as_it_begins_or_so_far_as_can_be_told(start: str, end: str) -> None:
    assert check(event_dates, PATH, post("category: event", f"start: {start}", f"end: {end}")) == []


def test_offsets_from_utc_are_reckoned_with() -> None:
    assert check(event_dates, PATH, post("start: 2026-06-20T18:00+02:00", "end: 2026-06-20T15:00Z"))


def test_an_event_without_a_beginning_is_advice_at_its_category() -> None:
    assert said(check(event_dates, PATH, post("categories: [news, Event]"))) == snapshot(
        ["3:20 advice An event needs “start”. Add it to the front matter."]
    )


def test_the_site_says_what_an_event_needs() -> None:
    text = post("category: event", "start: 2026-06-20", "location:")
    assert len(check(event_dates, PATH, text, required=["start", "end", "location"])) == 2


def test_a_beginning_that_is_no_date_is_reported_on_an_event_alone() -> None:
    assert said(check(event_dates, PATH, post("category: event", "start: in June"))) == snapshot(
        ["4:8 advice “start” is no date that a site can read. Write it like 2026-06-20T09:30+02:00."]
    )
    assert check(event_dates, PATH, post("start: in June", "end: in July")) == []


def test_a_day_that_does_not_exist_is_left_to_the_front_matter() -> None:
    assert check(event_dates, PATH, post("category: event", "start: 2026-02-30")) == []


def test_the_site_may_have_names_of_its_own() -> None:
    text = post("category: Salon", "debut: 2026-06-20", "fin: 2026-06-19")
    assert len(check(event_dates, PATH, text, categories=["salon"], start="debut", end="fin", required=["debut"])) == 1


def test_other_posts_are_left_alone() -> None:
    assert check(event_dates, PATH, post("category: news")) == []
    assert check(event_dates, PATH, "No front matter") == []


def test_a_site_whose_events_do_without_a_beginning_is_asked_for_none() -> None:
    earlier = {f"_posts/2026-04-{day:02}-a.md": post("category: event") for day in range(1, 5)}
    assert check(event_dates, PATH, post("category: event"), earlier) == []
    assert len(check(event_dates, PATH, post("category: event"), earlier, required=["start"])) == 1
    one = {**earlier, "_posts/2026-04-05-a.md": post("category: event", "start: 2026-04-05")}
    assert len(check(event_dates, PATH, post("category: event"), one)) == 1
