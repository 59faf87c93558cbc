"""Taking a waiver back."""

from __future__ import annotations

from dataclasses import replace

from bot.commands._command import Invocation, Outcome, Refused, Scene, Who, command
from bot.model.message import say


@command(
    who=(Who.EDITOR,),
    arguments="RULE",
    help=say("Take a waiver back."),
)
def unwaive(invocation: Invocation, scene: Scene) -> Outcome:
    """What the rule has found blocks the post again."""
    rule = invocation.arguments.strip("`").lower()
    left = tuple(waiver for waiver in scene.standing.waivers if waiver.rule != rule)
    if len(left) == len(scene.standing.waivers):
        raise Refused(say("Nothing is waived for “{rule}”.", rule=rule))
    return Outcome(replace(scene.standing, waivers=left), scene.choices)
