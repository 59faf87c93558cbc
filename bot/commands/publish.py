"""When the post goes out."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta

from bot.commands._command import Invocation, Outcome, Refused, Scene, Who, command
from bot.commands._dates import exists, read_day, read_time
from bot.model.message import say
from bot.model.standing import Schedule

FARTHEST = timedelta(days=2 * 366)
"""A day farther away is a slip of the finger."""


@command(
    who=(Who.EDITOR,),
    arguments="DATE [TIME]",
    help=say("Publish the post on a day, at a time of the site's own time zone."),
)
def publish(invocation: Invocation, scene: Scene) -> Outcome:
    """Copydesk merges the pull request then, once it is approved ([how](publication.md)).

    The day is written as `2026-12-01`, on a French site `1/12/2026` as well, the time as `09:00`, `9h` or `9h30`.
    Given again, the last one counts. Without a time it is the usual hour of the site."""
    words = [word for word in invocation.arguments.split() if word.lower() not in ("on", "at", "le", "à")]
    if not 1 <= len(words) <= 2:
        raise Refused(say("Say when: /publish 2026-12-01 09:00."))
    day = read_day(words[0], day_first=scene.day_first)
    at = read_time(words[1]) if len(words) == 2 else None
    moment = datetime.combine(day, at or time(23, 59))
    if moment.replace(tzinfo=scene.zone) <= invocation.at:
        raise Refused(say("“{when}” has passed. Name a day to come.", when=invocation.arguments))
    if moment.replace(tzinfo=scene.zone) - invocation.at > FARTHEST:
        raise Refused(say("“{when}” is years away. Correct the year.", when=invocation.arguments))
    if not exists(moment, scene.zone):
        raise Refused(say("The clocks skip {time} on {day}. Name another time.", time=words[1], day=day))
    schedule = Schedule(day, at, invocation.login, invocation.at)
    return Outcome(replace(scene.standing, schedule=schedule, unscheduled=False), scene.choices)
