"""Repairs made in a commit."""

from __future__ import annotations

from dataclasses import replace

from bot.commands._command import Invocation, Outcome, Scene, Who, command
from bot.model.message import say
from bot.model.standing import FixRequest


@command(
    who=(
        Who.OPENER,
        Who.AUTHOR,
        Who.WRITER,
    ),
    help=say("Make all repairs that are certain, in one commit."),
)
def fix(invocation: Invocation, scene: Scene) -> Outcome:
    """The commit is pushed to the branch of the pull request where that is allowed, and never over commits that
    Copydesk has not read."""
    request = FixRequest(invocation.login, scene.head, invocation.at)
    return Outcome(replace(scene.standing, fix=request), scene.choices)
