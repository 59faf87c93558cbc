"""The command `/unpublish`."""

from __future__ import annotations

from tests.bot.commands.scenes import after


def test_a_date_is_taken_back() -> None:
    standing = after("/publish 2026-12-01", "/unpublish").standing
    assert (standing.schedule, standing.unscheduled) == (None, True)
