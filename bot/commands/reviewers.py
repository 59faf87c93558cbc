"""Other readers."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.commands._command import Invocation, Outcome, Refused, Scene, Who, command
from bot.model.message import say
from bot.model.site import Login

_LOGIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,38}")
MAX_NAMED = 10


@command(
    who=(
        Who.OPENER,
        Who.AUTHOR,
        Who.WRITER,
    ),
    arguments="again | @PERSON …",
    help=say("Draw other readers, or ask the people named."),
)
def reviewers(invocation: Invocation, scene: Scene) -> Outcome:
    """`again` draws anew without those who declined. People who are named are asked as soon as readers are, unless
    something keeps Copydesk from it, which its comment then says."""
    words = invocation.arguments.split()
    if [word.lower() for word in words] == ["again"]:
        anew = replace(scene.choices, redrawn=scene.choices.redrawn + 1, redrawn_at=invocation.at)
        return Outcome(scene.standing, anew)
    names = [word.strip("@,;.") for word in words if word.lower() not in ("and", "et")]
    if not names or not all(map(_LOGIN.fullmatch, names)):
        raise Refused(say("Write /reviewers again, or name people with their GitHub user names."))
    named = {name.lower(): Login(name) for name in (*scene.choices.named, *names)}
    if len(named) > MAX_NAMED:
        raise Refused(say("{limit} people can be named at most.", limit=MAX_NAMED))
    return Outcome(scene.standing, replace(scene.choices, named=tuple(named.values())))
