"""The list of commands."""

from __future__ import annotations

from bot.commands._command import Invocation, Outcome, Scene, Who, command
from bot.model.message import say


@command(
    who=(Who.ANYBODY,),
    help=say("List the commands."),
)
def help(invocation: Invocation, scene: Scene) -> Outcome:
    """The list stands folded at the end of Copydesk's comment once somebody has asked for it."""
    return Outcome.unchanged(scene)
