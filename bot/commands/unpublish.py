"""No date after all."""

from __future__ import annotations

from dataclasses import replace

from bot.commands._command import Invocation, Outcome, Scene, Who, command
from bot.model.message import say


@command(
    who=(Who.EDITOR,),
    help=say("Take the date of publication back."),
)
def unpublish(invocation: Invocation, scene: Scene) -> Outcome:
    """Nothing goes out by itself then, and nothing waits, whatever date the post bears."""
    standing = replace(scene.standing, schedule=None, unscheduled=True)
    return Outcome(standing, scene.choices)
