"""What came of a request for repairs, in a comment."""

from __future__ import annotations

from collections.abc import Iterator

from bot.model.message import Message, say, say_count
from bot.model.standing import FixOutcome, FixRequest
from bot.render._writer import Writer

_BY_HAND = say(
    "Take the suggestions on the lines, or run {command} on your machine and push.", command="copydesk check --fix"
)

_OBSTACLES: dict[FixOutcome, tuple[Message, Message]] = {
    FixOutcome.OFF: (say("This site lets Copydesk push no commits."), _BY_HAND),
    FixOutcome.UNREADABLE: (
        say("Nothing is repaired as long as the configuration can't be read."),
        say("Repair that first, then write {command} again.", command="/fix"),
    ),
    FixOutcome.LOCKED: (
        say("Copydesk may not push to this fork."),
        say(
            "Whoever opened the pull request can tick “Allow edits by maintainers” beside it and write {command} "
            "again. Where there is no such box: take the suggestions on the lines.",
            command="/fix",
        ),
    ),
    FixOutcome.MAIN: (say("Copydesk pushes no repairs to the main branch of the site."), _BY_HAND),
    FixOutcome.GONE: (
        say("The fork is gone, so nothing can be pushed to it."),
        say("Open a pull request from another branch."),
    ),
    FixOutcome.REFUSED: (say("GitHub does not let Copydesk push to this branch."), _BY_HAND),
}
"""What stands in the way, and what to do."""


def offer(number: int, write: Writer) -> Iterator[str]:
    """A line that names the command where it does more than a click on a suggestion: ``number`` of repairs, or none."""
    if number:
        yield ""
        yield write.say(
            say_count(
                "{command} makes the {count} repair that is certain, in a commit.",
                "{command} makes the {count} repairs that are certain, in one commit.",
                number,
                command="/fix",
            )
        )


def fix(request: FixRequest | None, write: Writer, *, left: bool) -> Iterator[str]:
    """Lines that answer whoever asked for repairs; ``left`` is whether the comment lists anything more."""
    if request is None or request.outcome is None:
        return
    yield ""
    sentences = " ".join(map(write.say, _said(request.outcome, left=left)))
    yield f"{write.code('/fix')} · {write.text(request.login)} · {sentences}"


def _said(outcome: FixOutcome, *, left: bool) -> Iterator[Message]:
    if obstacle := _OBSTACLES.get(outcome):
        yield from obstacle
    elif outcome is FixOutcome.MADE:
        yield say("All repairs that are certain are made in the last commit.")
        if left:
            yield say("What is left needs a person: it is listed below.")
    elif left:
        yield say("Nothing of what is listed below can be repaired with certainty.")
    else:
        yield say("There is nothing to repair.")
