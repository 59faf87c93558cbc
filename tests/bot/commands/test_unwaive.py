"""The command `/unwaive`."""

from __future__ import annotations

from inline_snapshot import snapshot

from tests.bot.commands.scenes import after, refusal


def test_a_waiver_is_taken_back() -> None:
    assert after("/waive empty-section Later.", "/unwaive empty-section").standing.waivers == ()


def test_what_is_not_waived_cannot_be_taken_back() -> None:
    assert refusal("/unwaive empty-section") == snapshot("Nothing is waived for “empty-section”.")
