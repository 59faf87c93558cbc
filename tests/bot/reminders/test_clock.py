"""When somebody may be reminded."""

from __future__ import annotations

from datetime import UTC, date, datetime

from bot.model.people import LATEST, Away
from bot.model.reminder import NoteKind, Posted, a_note
from bot.model.site import Login
from bot.reminders._clock import NEVER, Clock
from bot.working_time import Calendar

PARIS = Calendar("Europe/Paris", "FR")
BOB = Login("bob")


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+01:00").astimezone(UTC)


def clock(*away: tuple[str, str], now: str = "2026-11-10 10:00", posted: tuple[Posted, ...] = ()) -> Clock:
    absences = (Away(Login("Bob"), date.fromisoformat(first), date.fromisoformat(last)) for first, last in away)
    return Clock(at(now), PARIS, absences, posted)


def test_time_is_counted_in_working_days_and_ends_at_the_time_of_day_at_which_it_began() -> None:
    # The 11th of November is a holiday in France, the 14th a Saturday.
    assert clock().after(at("2026-11-10 10:00"), 3) == at("2026-11-16 10:00")
    assert clock().after(at("2026-11-14 15:30"), 1) == at("2026-11-17 15:30")


def test_on_a_day_off_nobody_is_written_to() -> None:
    assert clock().open_to(BOB, at("2026-11-14 15:30")) == at("2026-11-16 15:30")
    assert clock().open_to(BOB, at("2026-11-16 15:30")) == at("2026-11-16 15:30")


def test_the_time_of_day_stays_when_the_clocks_change() -> None:
    summer = datetime.fromisoformat("2026-10-24T10:00:00+02:00")
    assert clock().working(summer) == at("2026-10-26 10:00")


def test_an_absence_within_the_time_makes_it_begin_anew() -> None:
    start = at("2026-11-10 10:00")
    assert clock(("2026-11-16", "2026-11-20")).full_time(BOB, start, 3) == at("2026-11-21 10:00")
    assert clock(("2026-11-17", "2026-11-20")).full_time(BOB, start, 3) == start
    assert clock(("2026-11-01", "2026-11-09")).full_time(BOB, start, 3) == start
    assert clock(("2026-11-01", "2026-11-20")).full_time(Login("carol"), start, 3) == start


def test_an_absence_may_follow_upon_another_in_whatever_order_they_were_told() -> None:
    found = clock(("2026-11-21", "2026-11-27"), ("2026-11-12", "2026-11-20"))
    assert found.full_time(BOB, at("2026-11-10 10:00"), 3) == at("2026-11-28 10:00")
    assert found.open_to(BOB, at("2026-11-13 10:00")) == at("2026-11-30 10:00")


def test_who_is_away_today_can_be_asked_on_the_first_working_day_after() -> None:
    found = clock(("2026-11-09", "2026-11-13"))
    assert found.is_away(BOB)
    assert not found.is_away(Login("carol"))
    assert found.returns() == (at("2026-11-16 10:00"),)


def test_a_week_lies_between_two_mentions_whatever_the_case_of_the_name() -> None:
    moment = at("2026-11-09 10:00")
    mention, name = (a_note(kind, moment, moment, [Login("BOB")]) for kind in (NoteKind.READ, NoteKind.FALLBACK))
    told = clock(posted=(Posted(mention, moment), Posted(name, at("2026-11-10 09:00"))))
    assert told.open_to(BOB, at("2026-11-10 10:00")) == at("2026-11-16 10:00")
    assert told.open_to(BOB, at("2026-11-18 10:00")) == at("2026-11-18 10:00")
    assert told.open_to(Login("carol"), at("2026-11-10 10:00")) == at("2026-11-10 10:00")


def test_where_nobody_ever_works_nobody_is_reminded() -> None:
    idle = Clock(at("2026-11-10 10:00"), Calendar(weekend=frozenset(range(7))), (), ())
    assert idle.working(at("2026-11-10 10:00")) == at("2026-11-10 10:00")


def test_who_is_away_for_ever_is_never_reminded() -> None:
    absences = tuple((f"{year}-01-01", f"{year}-12-31") for year in range(2026, 2200))
    assert clock(*absences).open_to(BOB, at("2026-11-10 10:00")) == NEVER


def test_whoever_is_away_for_good_is_waited_for_by_nobody() -> None:
    away = clock(("2026-11-01", LATEST.isoformat()))
    start = away.full_time(BOB, away.now, 3)
    moments = (away.open_to(BOB, away.now), away.open_to(BOB, NEVER), away.after(start, 3), *away.returns())
    assert all(moment >= NEVER for moment in moments)
