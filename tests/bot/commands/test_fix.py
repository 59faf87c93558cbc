"""The command `/fix`."""

from __future__ import annotations

from inline_snapshot import snapshot

from tests.bot.commands.scenes import HEAD, after, refusal


def test_the_commit_that_was_looked_at_is_remembered() -> None:
    request = after("/fix", may_push=True).standing.fix
    assert request is not None
    assert (request.login, request.head, request.outcome) == ("claire", HEAD, None)


def test_nobody_has_a_branch_changed_who_could_not_push_to_it() -> None:
    assert refusal("/fix") == snapshot(
        "A branch of the site itself is changed only for those who may write to the repository."
    )
