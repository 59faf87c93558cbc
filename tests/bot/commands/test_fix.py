"""The command `/fix`."""

from __future__ import annotations

from tests.bot.commands.scenes import HEAD, after


def test_the_commit_that_was_looked_at_is_remembered() -> None:
    request = after("/fix").standing.fix
    assert request is not None
    assert (request.login, request.head) == ("claire", HEAD)
