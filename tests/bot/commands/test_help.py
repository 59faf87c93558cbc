"""The command `/help`."""

from __future__ import annotations

from bot.commands._command import Outcome
from tests.bot.commands.scenes import a_scene, run


def test_asking_for_help_settles_nothing() -> None:
    assert run("/help") == Outcome.unchanged(a_scene())
