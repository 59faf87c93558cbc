"""When the posts go out, and what is in the way, in a comment and in a check."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from bot.model.message import Message, say
from bot.model.publication import Barrier, BarrierKind, Publication
from bot.render._writer import Writer

MAX_BARRIERS = 10

_BARRIERS: dict[BarrierKind, Message] = {
    BarrierKind.HELD: say("It is on hold: {command} lifts that."),
    BarrierKind.DRAFT: say("The pull request is a draft: mark it as ready for review."),
    BarrierKind.CONFIGURATION: say("Copydesk's configuration is broken: repair it on the branch {words}."),
    BarrierKind.INCOMPLETE: say("Something still blocks a post: settle what is listed below."),
    BarrierKind.CHANGES_REQUESTED: say("A reader has asked for changes: make them, and have them approved."),
    BarrierKind.UNAPPROVED: say("The readers have not approved it yet."),
    BarrierKind.STRANGER: say(
        "An approval lets it out only if it comes from somebody who was asked to read it, is an editor, or may write "
        "to the repository: ask one of them with {reviewers}."
    ),
    BarrierKind.STALE_APPROVAL: say("Something was pushed after the approval: a reader must approve it as it is now."),
    BarrierKind.UNTICKED: say("Something for people to judge is not ticked yet."),
    BarrierKind.CONFLICT: say("It conflicts with what was merged meanwhile: resolve that at the end of this page."),
    BarrierKind.BEHIND: say("It lacks what was merged meanwhile: update its branch at the end of this page."),
    BarrierKind.CHECK_FAILED: say("The required check {words} is red: what it has found must be repaired."),
    BarrierKind.CHECK_PENDING: say("The required check {words} is not green yet."),
    BarrierKind.METHOD: say("The repository does not allow to merge by {words}: change that, or “publish.method”."),
    BarrierKind.BLOCKED: say("The branch {words} asks for more: GitHub says what at the end of this page."),
    BarrierKind.REFUSED: say("GitHub refuses to merge: “{words}” Settle that, or merge it yourself."),
}


def when(found: Publication) -> Message:
    """When the posts go out, and who or what says so."""
    due, by = found.due, found.by
    if not found.merges:
        return say("The check holds the merge until {moment}, the date that it bears.", moment=due)
    if found.passed and not found.barriers:
        return say("It was due on {moment} and goes out now.", moment=due)
    if found.passed and by:
        return say("It was to go out on {moment}, as {person} has asked.", moment=due, person=by)
    if found.passed:
        return say("It was to go out on {moment}, the date that it bears.", moment=due)
    if by:
        return say("It goes out on {moment}, as {person} has asked.", moment=due, person=by)
    return say("It goes out on {moment}, the date that it bears.", moment=due)


def publication(found: Publication, write: Writer) -> Iterator[str]:
    """Lines on the day, on what is in the way of it, and on what else happens that day."""
    yield ""
    yield f"**{write.say_plainly(when(found))}** {write.say(_then(found))}"
    if found.barriers:
        yield ""
        yield from (write.item(_barrier(barrier)) for barrier in found.barriers[:MAX_BARRIERS])
    if warnings := list(_warnings(found, write)):
        yield ""
        yield from warnings


def published(at: datetime, found: Publication, write: Writer) -> Iterator[str]:
    """What stands in place of the verdict once Copydesk has merged; ``at`` is in the site's time zone."""
    verdict = write.say(say("Published"))
    yield f"### {verdict}"
    yield ""
    if found.by:
        yield write.say_plainly(
            say("Copydesk merged it on {moment}, as {person} had asked.", moment=at, person=found.by)
        )
    else:
        yield write.say_plainly(say("Copydesk merged it on {moment}, as its date had it.", moment=at))


def _then(found: Publication) -> Message:
    if not found.merges:
        return say("{command} lets it be merged before.", command="/unpublish")
    if not found.passed and found.settled:
        return say("Copydesk merges it then; {command} calls that off.", command="/unpublish")
    if not found.passed:
        return say("Copydesk merges it then, once it is approved; {command} calls that off.", command="/unpublish")
    if found.barriers:
        return say("Copydesk merges it as soon as this is settled; {command} calls that off.", command="/unpublish")
    return say("Copydesk merges it as soon as GitHub lets it.")


def _barrier(barrier: Barrier) -> Message:
    if barrier.kind is not BarrierKind.UNPUBLISHED_LINK:
        return Message(
            _BARRIERS[barrier.kind].text, {"words": barrier.words, "command": "/unhold", "reviewers": "/reviewers @…"}
        )
    if barrier.day is None:
        return say("“{text}” leads to a draft. Publish that first, or remove the link.", text=barrier.words)
    return say(
        "“{text}” leads to a post of {date}, which is not out by then. Change a date, or remove the link.",
        text=barrier.words,
        date=barrier.day,
    )


def _warnings(found: Publication, write: Writer) -> Iterator[str]:
    """What blocks nothing, but may be meant otherwise."""
    if found.dated:
        yield write.say(say("It is dated {day}: give it the day on which it goes out.", day=found.dated))
    for path in found.published[: write.limits.readers]:
        yield write.say(say("{path} bears the same date.", path=path))
    for one in found.beside[: write.limits.readers]:
        link = f"[{write.text(one.title)}]({write.pull.repository_url}/pull/{one.number})"
        sentence = say("{title} goes out on the same day.", title=link)
        yield write.language.say(sentence)
