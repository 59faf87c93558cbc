"""Not reading this one."""

from __future__ import annotations

from dataclasses import replace

from bot.commands._command import Invocation, Outcome, Scene, Who, command
from bot.model.message import say

MAX_REASON = 60
MAX_DECLINED = 10


@command(
    who=(Who.READER,),
    arguments="[REASON]",
    help=say("Say that you will not read this pull request."),
)
def decline(invocation: Invocation, scene: Scene) -> Outcome:
    """Somebody else is asked in your place, and GitHub's request to you is withdrawn."""
    others = tuple(one for one in scene.choices.declined if one[0].lower() != invocation.login.lower())
    declined = (*others[-MAX_DECLINED + 1 :], (invocation.login, invocation.arguments[:MAX_REASON]))
    return Outcome(scene.standing, replace(scene.choices, declined=declined))
