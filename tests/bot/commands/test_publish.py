"""The command `/publish`."""

from __future__ import annotations

from datetime import date, time

from inline_snapshot import snapshot

from tests.bot.commands.scenes import after, refusal


def test_a_day_and_a_time_are_understood_as_people_write_them() -> None:
    written = (
        "2026-12-01 09:00",
        "1/12/2026 9h",
        "le 1/12/2026 à 9h",
        "on 2026-12-01 at 09:00",
        "01.12.2026 9h00",
        "2026–12–01 09:00",
    )
    found = {(due.day, due.time) for each in written if (due := after(f"/publish {each}").standing.schedule)}
    assert found == {(date(2026, 12, 1), time(9))}


def test_without_a_time_the_usual_hour_is_left_to_the_site() -> None:
    due = after("/unpublish", "/publish 2026-11-10")
    assert due.standing.schedule is not None
    assert due.standing.schedule.time is None
    assert not due.standing.unscheduled


def test_a_moment_that_is_none_is_refused() -> None:
    assert [
        refusal("/publish"),
        refusal("/publish Tuesday"),
        refusal("/publish 2026-02-30"),
        refusal("/publish 2026-12-01 25:00"),
        refusal("/publish 2026-11-10 09:59"),
        refusal("/publish 2062-12-01 09:00"),
        refusal("/publish 2027-03-28 02:30"),
        refusal("/publish 1/12/2026", day_first=False),
    ] == snapshot(
        [
            "Say when: /publish 2026-12-01 09:00.",
            "“Tuesday” is no day that Copydesk can read. Write it as 2026-12-01.",
            "There is no such day as “2026-02-30”. Correct it.",
            "“25:00” is no time of day that Copydesk can read. Write it as 09:00.",
            "“2026-11-10 09:59” has passed. Name a day to come.",
            "“2062-12-01 09:00” is years away. Correct the year.",
            "The clocks skip 02:30 on 2027-03-28. Name another time.",
            "“1/12/2026” is no day that Copydesk can read. Write it as 2026-12-01.",
        ]
    )
