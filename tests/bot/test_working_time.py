"""What counts as a working day, and how many of them lie between two moments."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.working_time import Calendar, add_working_days, country_of, regions_of, weekend_of, working_days_between

PARIS = Calendar("Europe/Paris", "FR")
FIRST, LAST = (datetime(year, 1, 1, tzinfo=UTC).replace(tzinfo=None) for year in (2024, 2029))
MOMENTS = st.datetimes(FIRST, LAST, timezones=st.just(UTC))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def test_weekends_and_public_holidays_are_no_working_days() -> None:
    days = [date(2026, 5, day) for day in range(1, 11)]
    # The first and the eighth of May are holidays in France, both on a Friday in 2026.
    assert [day.day for day in days if PARIS.is_working_day(day)] == [4, 5, 6, 7]


def test_a_site_of_no_known_country_works_on_holidays() -> None:
    assert Calendar("UTC").is_working_day(date(2026, 5, 1))


def test_some_holidays_are_those_of_a_region() -> None:
    good_friday = date(2026, 4, 3)
    assert PARIS.is_working_day(good_friday)
    assert not Calendar("Europe/Paris", "FR", "57").is_working_day(good_friday)


def test_two_working_days_after_a_thursday_before_a_long_weekend() -> None:
    assert add_working_days(at("2026-04-30T10:00+02:00"), 2, PARIS) == at("2026-05-05T10:00+02:00")


def test_what_begins_on_a_weekend_counts_from_monday_morning() -> None:
    assert add_working_days(at("2026-05-16T15:00+02:00"), 0, PARIS) == at("2026-05-18T00:00+02:00")
    assert add_working_days(at("2026-05-16T15:00+02:00"), 1, PARIS) == at("2026-05-19T00:00+02:00")


def test_the_time_of_day_stays_when_the_clocks_change() -> None:
    assert add_working_days(at("2026-03-27T09:00+01:00"), 1, PARIS) == at("2026-03-30T09:00+02:00")


def test_the_day_is_that_of_the_site() -> None:
    assert PARIS.day(at("2026-05-14T22:30+00:00")) == date(2026, 5, 15)


def test_a_weekend_between_two_moments_does_not_count() -> None:
    friday, monday = at("2026-05-22T09:00+02:00"), at("2026-05-26T09:00+02:00")
    # Monday the 25th is Whit Monday.
    assert working_days_between(friday, monday, PARIS) == 1
    assert working_days_between(friday, monday - timedelta(seconds=1), PARIS) == 0
    assert working_days_between(monday, friday, PARIS) == 0


def test_a_week_without_a_working_day_ends_somewhere() -> None:
    never = Calendar(weekend=frozenset(range(7)))
    start = at("2026-05-14T09:00+00:00")
    assert never.next_working_day(start.date()) == start.date()
    assert add_working_days(start, 3, never) > start


def test_days_are_not_counted_backwards() -> None:
    with pytest.raises(ValueError, match="forwards"):
        add_working_days(at("2026-05-14T09:00+00:00"), -1, PARIS)


def test_the_country_is_known_only_from_a_time_zone_that_belongs_to_one() -> None:
    zones = ("Europe/Paris", "America/New_York", "UTC", "Etc/GMT+1", None, "nonsense")
    assert [country_of(zone) for zone in zones] == ["FR", "US", None, None, None, None]


def test_a_country_has_its_own_weekend_and_regions() -> None:
    assert weekend_of("SA") == {4, 5}
    assert weekend_of("FR") == weekend_of(None) == {5, 6}
    assert "57" in regions_of("FR")


@settings(max_examples=100)
@given(MOMENTS, st.integers(0, 40), st.sampled_from([PARIS, Calendar(), Calendar("America/New_York", "US", "CA")]))
def test_adding_days_and_counting_them_are_inverse(start: datetime, number: int, calendar: Calendar) -> None:
    later = add_working_days(start, number, calendar)
    assert later >= start
    assert working_days_between(start, later, calendar) == number
    assert calendar.is_working_day(calendar.day(later))


@settings(max_examples=50)
@given(MOMENTS, MOMENTS, MOMENTS)
def test_more_time_is_never_fewer_working_days(start: datetime, one: datetime, other: datetime) -> None:
    sooner, later = sorted((one, other))
    assert working_days_between(start, sooner, PARIS) <= working_days_between(start, later, PARIS)
