"""The command `/check`."""

from __future__ import annotations

from bot.commands._command import Outcome
from tests.bot.commands.scenes import a_scene, run


def test_looking_again_settles_nothing() -> None:
    assert run("/check") == Outcome.unchanged(a_scene())
