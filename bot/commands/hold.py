"""Nothing is asked or merged for now."""

from __future__ import annotations

from dataclasses import replace

from bot.commands._command import Invocation, Outcome, Scene, Who, command
from bot.model.message import say
from bot.model.standing import Hold

MAX_REASON = 120


@command(
    who=(
        Who.OPENER,
        Who.AUTHOR,
        Who.READER,
        Who.WRITER,
    ),
    arguments="[REASON]",
    help=say("Ask nobody and publish nothing until /unhold."),
)
def hold(invocation: Invocation, scene: Scene) -> Outcome:
    """The reason is shown in Copydesk's comment."""
    held = Hold(invocation.login, invocation.arguments[:MAX_REASON], invocation.at)
    return Outcome(replace(scene.standing, hold=held), scene.choices)
