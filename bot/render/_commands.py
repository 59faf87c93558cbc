"""What people have settled, and what Copydesk answers to their commands, in a comment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.model.conversation import CommentKind
from bot.model.message import Message, say
from bot.model.standing import Answer, Hold, Standing
from bot.render._writer import Writer
from bot.text import ticks


@dataclass(frozen=True, slots=True)
class Item:
    """A human item of the checklist: its id, what is true once it is ticked, and who ticked it."""

    id: str
    text: str
    ticked_by: str | None = None


@dataclass(frozen=True, slots=True)
class Usage:
    """How a command is written, and what it does."""

    usage: str
    help: Message


def hold(held: Hold | None, write: Writer) -> Iterator[str]:
    """Lines that say who holds the pull request, and why."""
    if held is None:
        return
    yield ""
    if held.reason:
        sentence = say("On hold, as {person} has asked: “{reason}”", person=held.login, reason=held.reason)
    else:
        sentence = say("On hold, as {person} has asked.", person=held.login)
    yield write.say_plainly(sentence)
    yield write.say(say("Nobody is asked and nothing is published until somebody writes {command}.", command="/unhold"))


def items(found: Sequence[Item], write: Writer) -> Iterator[str]:
    """The items that people judge: ticked by a click by those who may edit the comment, or by command."""
    if not found:
        return
    yield ""
    yield write.strong(say("For people to judge"))
    yield ""
    for item in found:
        text = write.text(item.text)
        if item.ticked_by:
            text += " · " + write.say_plainly(say("ticked by {person}", person=item.ticked_by))
        else:
            text = f"**{text}** · {write.code(f'/tick {item.id}')}"
        yield ticks.line(item.id, item.ticked_by is not None, text)


def answers(standing: Standing, write: Writer) -> Iterator[str]:
    """What is to be said of commands that could not be carried out."""
    refused = [answer for answer in standing.answers if answer.message]
    if not refused:
        return
    yield ""
    yield write.strong(say("Commands that were not carried out"))
    yield ""
    yield from (_answer(answer, write) for answer in refused)


def _answer(answer: Answer, write: Writer) -> str:
    anchor = "pullrequestreview" if answer.kind is CommentKind.REVIEW else "issuecomment"
    address = f"{write.pull.url}#{anchor}-{answer.comment_id}"
    sentence = write.say(answer.message) if answer.message else ""
    return f"- [{write.text(answer.login)}]({address}) · {sentence}"


def usages(commands: Sequence[Usage], write: Writer) -> Iterator[str]:
    """All commands, folded; none unless somebody has asked for them."""
    if not commands:
        return
    yield ""
    title = write.say(say("Commands"))
    yield f"<details><summary>{title}</summary>"
    yield ""
    yield write.say(say("Write one at the beginning of a line, in a comment or a review."))
    yield ""
    for each in commands:
        yield f"- {write.code(each.usage)} · {write.say(each.help)}"
    yield ""
    yield "</details>"
