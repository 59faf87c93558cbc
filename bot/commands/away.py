"""Days on which somebody does not read."""

from __future__ import annotations

from bot.commands._command import Invocation, Outcome, Refused, Scene, Who, command
from bot.commands._dates import read_day
from bot.model.message import say
from bot.model.people import LATEST, Away


@command(
    who=(Who.ANYBODY,),
    arguments="FROM TO",
    help=say("Say from when to when you do not read."),
)
def away(invocation: Invocation, scene: Scene) -> Outcome:
    """Both days are included. It holds on every pull request of the repository, so it is read from all of its comments
    of the last 90 days."""
    absence(invocation, day_first=scene.day_first)
    return Outcome.unchanged(scene)


def absence(invocation: Invocation, *, day_first: bool) -> Away:
    """The days that an ``/away`` names, for whoever wrote it. Raises Refused."""
    words = [word for word in invocation.arguments.split() if word.lower() not in ("to", "until", "au", "du", "from")]
    if len(words) != 2:
        raise Refused(say("Say from when to when: /away 2026-12-21 2027-01-03."))
    first, last = (read_day(word, day_first=day_first) for word in words)
    if last < first:
        raise Refused(say("The first day, {first}, comes after the last. Swap them.", first=first))
    return Away(invocation.login, first, min(last, LATEST))
