"""The command `/decline`."""

from __future__ import annotations

from tests.bot.commands.scenes import after


def test_who_declines_is_remembered_once_with_the_last_reason() -> None:
    assert after("/decline", "/decline Not this week.").choices.declined == (("claire", "Not this week."),)
