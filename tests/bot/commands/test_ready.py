"""The command `/ready`."""

from __future__ import annotations

from tests.bot.commands.scenes import run


def test_who_said_that_it_is_ready_is_remembered() -> None:
    assert run("/ready", login="lucie").standing.ready == "lucie"
