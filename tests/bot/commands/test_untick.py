"""The command `/untick`."""

from __future__ import annotations

from tests.bot.commands.scenes import after


def test_a_tick_is_taken_back() -> None:
    assert after("/tick tone", "/untick tone", items={"tone": True}).standing.ticks == ()
