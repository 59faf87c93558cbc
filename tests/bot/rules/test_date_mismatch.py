from __future__ import annotations

import pytest
from inline_snapshot import snapshot

from bot.model.post import Change
from bot.rules.date_mismatch import date_mismatch
from tests.bot.rules.examples import check, said

PATH = "_posts/2026-05-14-opening.md"


def post(written: str) -> str:
    return f"---\ntitle: Opening\ndate: {written}\n---\nCome in.\n"


def test_two_different_days_are_reported_at_the_date() -> None:
    assert said(check(date_mismatch, PATH, post("2026-05-21"))) == snapshot(
        [
            "3:7 advice The post is dated 2026-05-21 here and 2026-05-14 in its file name. Give both the day on which it goes out."
        ]
    )


@pytest.mark.parametrize(
    "written",
    [
        "2026-05-14",
        "2026-5-14",
        "2026-05-14 23:59",
        "2026-05-14T09:30:00+02:00",
        "2026-05-14 09:30:00 -0500",
        "2026-05-15T00:30:00+02:00",
        "2026-05-13 22:00:00 -0500",
    ],
)
def test_a_date_on_the_day_of_the_file_name_here_or_in_utc_is_fine(written: str) -> None:
    assert check(date_mismatch, PATH, post(written)) == []


def test_a_time_without_an_offset_is_taken_as_it_stands() -> None:
    assert check(date_mismatch, PATH, post("2026-05-15 00:30"))


def test_a_time_at_the_end_of_all_time_is_compared_too() -> None:
    assert check(date_mismatch, PATH, post("0001-01-01T00:30:00+02:00"))
    assert check(date_mismatch, PATH, post("9999-12-31T23:30:00-02:00"))


@pytest.mark.parametrize("written", ["", "in May", "[2026]", "2026-02-30"])
def test_a_date_that_is_none_is_left_to_another_rule(written: str) -> None:
    assert check(date_mismatch, PATH, post(written)) == []


def test_a_post_that_is_only_edited_keeps_its_dates() -> None:
    assert check(date_mismatch, PATH, post("2026-05-21"), change=Change.MODIFIED) == []


def test_a_file_name_without_a_day_is_left_to_another_rule() -> None:
    assert check(date_mismatch, "_posts/opening.md", post("2026-05-21")) == []
    assert check(date_mismatch, "_drafts/opening.md", post("2026-05-21")) == []


PARIS = {"_config.yml": "timezone: Europe/Paris\n"}


def test_a_time_that_falls_on_another_day_where_the_site_is_is_reported() -> None:
    assert said(check(date_mismatch, PATH, post("2026-05-14 23:30:00 -0400"), PARIS)) == snapshot(
        [
            "3:7 advice In the time zone of the site, the post is dated 2026-05-15, and 2026-05-14 in its file name. Give both the day on which it goes out."
        ]
    )


@pytest.mark.parametrize(
    "written", ["2026-05-14 23:30:00 +0200", "2026-05-13 20:00:00 -0500", "2026-05-14 23:30", "2026-05-14"]
)
def test_a_time_on_the_day_of_the_file_name_where_the_site_is_is_fine(written: str) -> None:
    assert check(date_mismatch, PATH, post(written), PARIS) == []
