"""Reading before all is settled."""

from __future__ import annotations

from dataclasses import replace

from bot.commands._command import Invocation, Outcome, Scene, Who, command
from bot.model.message import say


@command(
    who=(
        Who.OPENER,
        Who.AUTHOR,
        Who.WRITER,
    ),
    help=say("Ask the readers although something still blocks the post."),
)
def ready(invocation: Invocation, scene: Scene) -> Outcome:
    """What blocks the post goes on blocking its publication."""
    standing = replace(scene.standing, ready=invocation.login)
    return Outcome(standing, scene.choices)
