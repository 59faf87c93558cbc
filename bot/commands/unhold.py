"""The end of a hold."""

from __future__ import annotations

from dataclasses import replace

from bot.commands._command import Invocation, Outcome, Refused, Scene, Who, command
from bot.model.message import say


@command(
    who=(
        Who.OPENER,
        Who.AUTHOR,
        Who.READER,
        Who.WRITER,
    ),
    help=say("Lift the hold."),
)
def unhold(invocation: Invocation, scene: Scene) -> Outcome:
    """Whoever may put a pull request on hold may lift it, too."""
    if scene.standing.hold is None:
        raise Refused(say("Nothing is on hold here."))
    return Outcome(replace(scene.standing, hold=None), scene.choices)
