"""Who reads the post and why, in a comment.

People are named without ``@``: GitHub tells them by the request itself, and nobody else is to be disturbed.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bot.model.message import Message, say, say_count
from bot.model.plan import NotAsked, Obstacle, Reader, Readers, ReaderStatus
from bot.render._writer import Writer

_STATUS: dict[ReaderStatus, Message] = {
    ReaderStatus.ASKED: say("asked"),
    ReaderStatus.COMMENTED: say("has commented"),
    ReaderStatus.APPROVED: say("has approved"),
    ReaderStatus.CHANGES_REQUESTED: say("has asked for changes"),
    ReaderStatus.UNASKABLE: say("can't be asked on GitHub: write to them yourself"),
}
_CONFIRM = say("asked to confirm")
_OBSTACLES: dict[Obstacle, Message] = {
    Obstacle.OPENER: say("{person} has opened this pull request."),
    Obstacle.AUTHOR: say("{person} is an author of the post."),
    Obstacle.NO_LOGIN: say("{person} has no GitHub user name that the site knows."),
    Obstacle.LEFT: say("{person} has left."),
    Obstacle.NOT_YET: say("{person} has not begun yet."),
    Obstacle.DECLINED: say("{person} has declined."),
    Obstacle.LET_OFF: say("{person} was asked once, and the request was taken back."),
    Obstacle.REFUSED: say("{person} was refused by GitHub as a reader: write to them yourself."),
    Obstacle.UNASKABLE: say("{person} can't be asked on GitHub, which asks the repository's collaborators alone."),
    Obstacle.AWAY: say("{person} is away."),
    Obstacle.AT_CAP: say("{person} is asked to read enough already."),
    Obstacle.NOT_NEEDED: say("{person} is not needed, as others read it."),
}


def readers(people: Readers, write: Writer, *, held: bool = False) -> Iterator[str]:
    """Lines that name every reader; none when nobody reads. When they are asked is said above where it is on hold."""
    if not people.readers and not people.missing:
        return
    yield ""
    yield write.strong(say("Readers"))
    yield ""
    shown = people.readers[: write.limits.readers]
    yield from (_reader(reader, write) for reader in shown)
    if more := len(people.readers) - len(shown):
        yield write.item(say_count("And {count} more person.", "And {count} more people.", more))
    if people.missing:
        yield write.item(_missing(people.missing))
    for role in people.roles_missing:
        yield write.item(say("Nobody who could read as {role} can be asked.", role=role))
    if not held and any(reader.status is ReaderStatus.LATER for reader in people.readers):
        yield ""
        yield write.say(_when(write.pull.draft))
    yield from _others(people, write)


def _others(people: Readers, write: Writer) -> Iterator[str]:
    """Folded lines on everybody who is not asked and named nowhere above; open where somebody is missing."""
    above = {reader.login.lower() for reader in people.readers}
    others = [one for one in people.not_asked if one.name.lower() not in above]
    if not others:
        return
    explained = [_why_not(one) for one in others if one.obstacle is not Obstacle.NOT_NEEDED]
    unneeded = [one.name for one in others if one.obstacle is Obstacle.NOT_NEEDED]
    yield ""
    state = " open" if people.missing or people.roles_missing else ""
    summary = write.say(say("Why nobody else is asked"))
    yield f"<details{state}><summary>{summary}</summary>"
    yield ""
    yield from map(write.item, explained[: write.limits.readers])
    if more := len(explained) - len(explained[: write.limits.readers]):
        yield write.item(say_count("And {count} more person.", "And {count} more people.", more))
    if unneeded:
        yield f"- {write.language.say(_unneeded(unneeded, write))}"
    yield ""
    yield "</details>"


def _why_not(one: NotAsked) -> Message:
    match one:
        case NotAsked(obstacle=Obstacle.LEFT, day=date() as day):
            return say("{person} left on {day}.", person=one.name, day=day)
        case NotAsked(obstacle=Obstacle.NOT_YET, day=date() as day):
            return say("{person} begins on {day}.", person=one.name, day=day)
        case NotAsked(obstacle=Obstacle.AWAY, day=date() as day):
            return say("{person} is away until {day}.", person=one.name, day=day)
        case NotAsked(obstacle=Obstacle.AT_CAP, number=int() as number):
            return say_count(
                "{person} is asked to read {count} other pull request already.",
                "{person} is asked to read {count} other pull requests already.",
                number,
                person=one.name,
            )
        case NotAsked(obstacle=Obstacle.DECLINED, words=words) if words.strip():
            return say("{person} has declined: “{words}”", person=one.name, words=words)
        case _:
            return Message(_OBSTACLES[one.obstacle].text, {"person": one.name})


def _unneeded(names: list[str], write: Writer) -> Message:
    shown = [write.code(name) for name in names[: write.limits.readers]]
    if more := len(names) - len(shown):
        shown.append(write.say(say_count("{count} more", "{count} more", more)))
    return say_count(
        "Not needed, as others read it: {people}.",
        "Not needed, as others read it: {people}.",
        len(names),
        people=write.language.join(shown),
    )


def _reader(reader: Reader, write: Writer) -> str:
    reason = f"- {write.code(reader.login)} {write.say_plainly(reader.reason)}"
    status = _CONFIRM if reader.confirms and reader.status is ReaderStatus.ASKED else _STATUS.get(reader.status)
    return f"{reason} · **{write.say(status)}**" if status else reason


def _missing(number: int) -> Message:
    return say_count(
        "One more reader is wanted, but nobody else can be asked.",
        "{count} more readers are wanted, but nobody else can be asked.",
        number,
    )


def _when(draft: bool) -> Message:
    if draft:
        return say("They are asked once nothing blocks and the pull request is no draft any more.")
    return say("They are asked once nothing blocks.")
