"""The command `/unhold`."""

from __future__ import annotations

from inline_snapshot import snapshot

from tests.bot.commands.scenes import after, refusal


def test_a_hold_is_lifted() -> None:
    assert after("/hold", "/unhold").standing.hold is None


def test_nothing_is_lifted_where_nothing_is_held() -> None:
    assert refusal("/unhold") == snapshot("Nothing is on hold here.")
