"""The command `/hold`."""

from __future__ import annotations

from bot.commands.hold import MAX_REASON
from tests.bot.commands.scenes import run


def test_a_hold_has_its_reason() -> None:
    held = run("/hold The photo is missing.").standing.hold
    assert held is not None
    assert (held.login, held.reason) == ("claire", "The photo is missing.")


def test_a_long_reason_is_cut() -> None:
    held = run("/hold " + "a" * 1000).standing.hold
    assert held is not None
    assert len(held.reason) == MAX_REASON
