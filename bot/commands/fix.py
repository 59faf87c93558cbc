"""Repairs made in a commit."""

from __future__ import annotations

from dataclasses import replace

from bot.commands._command import Invocation, Outcome, Refused, Scene, Who, command
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
    """The commit has the repairs that Copydesk suggests, and gives a file the name that it must have, where that is
    certain. It goes to the branch of the pull request: in a fork where its owner allows edits by maintainers, in the
    site's own repository for those who may write to it. It never covers up a commit that Copydesk has not read.
    Where it can't be pushed, Copydesk's comment says what to do."""
    if not scene.may_push:
        raise Refused(say("A branch of the site itself is changed only for those who may write to the repository."))
    request = FixRequest(invocation.login, scene.head, invocation.at)
    return Outcome(replace(scene.standing, fix=request), scene.choices)
