"""The command `/away`."""

from __future__ import annotations

from datetime import date

from inline_snapshot import snapshot

from bot.commands.away import absence
from bot.model.people import LATEST, Away
from bot.model.site import Login
from tests.bot.commands.scenes import invocation, refusal


def test_an_absence_is_that_of_whoever_writes_it() -> None:
    expected = Away(Login("claire"), date(2026, 12, 21), date(2027, 1, 3))
    assert absence(invocation("/away 2026-12-21 2027-01-03"), day_first=False) == expected
    assert absence(invocation("/away du 21/12/2026 au 3/1/2027"), day_first=True) == expected


def test_an_absence_may_have_no_end() -> None:
    assert absence(invocation("/away 2026-12-21 9999-12-31"), day_first=False).last == LATEST


def test_an_absence_has_two_days_in_their_order() -> None:
    assert [refusal("/away 2026-12-21"), refusal("/away 2027-01-03 2026-12-21")] == snapshot(
        [
            "Say from when to when: /away 2026-12-21 2027-01-03.",
            "The first day, 2027-01-03, comes after the last. Swap them.",
        ]
    )
