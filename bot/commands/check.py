"""Looking again."""

from __future__ import annotations

from bot.commands._command import Invocation, Outcome, Scene, Who, command
from bot.model.message import say


@command(
    who=(Who.ANYBODY,),
    help=say("Look at the pull request again."),
)
def check(invocation: Invocation, scene: Scene) -> Outcome:
    """Copydesk looks again by itself whenever something happens here; this is for what happens elsewhere."""
    return Outcome.unchanged(scene)
