from __future__ import annotations

import pytest
from inline_snapshot import snapshot

from bot.rules.day_of_week import day_of_week
from tests.bot.rules import examples
from tests.bounded import bounded

POST = "_posts/2026-05-14-opening-hours.md"


def text_of(body: str) -> str:
    return f"---\ntitle: Opening hours\n---\n{body}\n"


def said(body: str) -> list[str]:
    return examples.said(examples.check(day_of_week, POST, text_of(body)))


def test_a_date_with_a_year_says_which_day_it_is() -> None:
    assert said("Le mardi 12 mars 2026, ou Monday, May 18th, 2026.") == snapshot(
        ["4:4 advice “mardi 12 mars 2026” is a Thursday. Correct the day or the date."]
    )


def test_a_date_without_a_year_is_wrong_only_if_no_near_year_has_it() -> None:
    assert said("On Monday 20 June.") == snapshot(
        ["4:4 advice “Monday 20 June” is not on that day of the week, this year or next. Correct it."]
    )
    assert said("On Saturday 20 June, Friday 20 June, Sunday 20 June.") == []


@pytest.mark.parametrize(
    "text",
    [
        "le jeudi 12 mars 2026",
        "le lundi 1er juin 2026",
        "Thursday, March 12, 2026",
        "Monday the 1st of June 2026",
        "samedi 20\u00a0juin",
    ],
)
def test_a_right_date_is_fine(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize("text", ["`mardi 12 mars 2026`", "lundi 31 juin 2026", "Friday 13"])
def test_what_is_no_date_is_not_reported(text: str) -> None:
    assert said(text) == []


def test_the_year_of_the_post_counts() -> None:
    text = "---\ntitle: a\ndate: 2020-06-01\n---\nOn Saturday 20 June, as in 2020.\n"
    assert examples.check(day_of_week, "_posts/2020-06-01-a.md", text) == []


def test_hostile_text_takes_no_longer_than_its_length() -> None:
    with bounded():
        said("lundi monday 1 " * 20_000)
