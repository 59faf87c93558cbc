"""The one comment on a pull request: what each post lacks, what has changed, and who reads.

GitHub refuses a body of more than 65,536 characters with 422, "body is too long".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.model.finding import ChecklistItem, Report
from bot.model.message import Message, say, say_count
from bot.model.plan import Readers
from bot.model.publication import Publication
from bot.model.site import Login
from bot.model.snapshot import PullRequest
from bot.model.standing import Standing
from bot.render import _checklist, _commands, _fix, _publication, _readers
from bot.render._commands import Item, Usage
from bot.render._items import NAMES
from bot.render._state import State, state
from bot.render._verdict import headline
from bot.render._writer import Limits, Writer
from bot.render.language import Language
from bot.text import marker

MAX_LENGTH = 60_000
"""In characters; the rest of what GitHub takes is left for what it may add."""
_MARKER_LENGTH = 4_096
_HELP_LENGTH = 500

_STEPS = (
    Limits(posts=40, findings_of_a_rule=10, advice_of_a_rule=5, readers=20, errors=20, quoted=300, repair=120),
    Limits(posts=40, findings_of_a_rule=3, advice_of_a_rule=1, readers=20, errors=10, quoted=160, repair=60),
    Limits(posts=20, findings_of_a_rule=1, advice_of_a_rule=0, readers=10, errors=5, quoted=80, repair=0),
    Limits(posts=5, findings_of_a_rule=1, advice_of_a_rule=0, readers=10, errors=5, quoted=80, repair=0),
    Limits(posts=0, findings_of_a_rule=0, advice_of_a_rule=0, readers=5, errors=3, quoted=80, repair=0),
)
"""From all that a person would read to what always fits."""


@dataclass(frozen=True, slots=True)
class CommentView:
    """What a comment shows.

    ``previous`` is what the present comment's marker remembers, None for the first comment. ``help`` is from the
    configuration at base: Markdown that can be trusted. ``refused`` are people whom GitHub did not let us ask.
    ``standing`` is what people have settled, and ``ledger`` what is to be remembered of that; ``usages`` are the
    commands where somebody has asked for them.
    ``publication`` is when the posts go out, and ``published`` when Copydesk has merged them; ``remembered`` is what
    else the next look must know.
    ``not_suggested`` is how many certain repairs are more than are suggested on their lines, and ``offered`` how many
    are worth a commit of their own, 0 where none may be pushed.
    """

    report: Report
    pull: PullRequest
    readers: Readers
    previous: Mapping[str, Any] | None = None
    help: str | None = None
    refused: frozenset[Login] = frozenset()
    not_suggested: int = 0
    offered: int = 0
    standing: Standing = field(default_factory=Standing)
    ledger: Mapping[str, Any] = field(default_factory=dict)
    items: Sequence[Item] = ()
    publication: Publication | None = None
    published: datetime | None = None
    remembered: Mapping[str, Any] = field(default_factory=dict)
    usages: Sequence[Usage] = ()


def comment(view: CommentView, language: Language) -> str:
    """The body in GitHub's Markdown, below ``MAX_LENGTH``, its marker at the end; the same for the same view."""
    memory = state(view.report, view.previous, view.refused)
    remembered = memory.to_json() | dict(view.remembered) | ({"ledger": view.ledger} if view.ledger else {})
    room = MAX_LENGTH - max(_MARKER_LENGTH, len(marker.embed("", remembered)))
    writers = (Writer(language, view.pull, limits) for limits in _STEPS)
    bodies = (_joined(_lines(view, memory, write), room) for write in writers)
    return marker.embed(next(body for body in bodies if body is not None), remembered)


def _joined(lines: Iterator[str], room: int) -> str | None:
    """The lines in one text, None as soon as they have more than ``room`` characters."""
    taken, length = [], 0
    for line in lines:
        taken.append(line)
        length += len(line) + 1
        if length > room:
            return None
    return "\n".join(taken)


def _lines(view: CommentView, memory: State, write: Writer) -> Iterator[str]:
    if view.published and view.publication:
        yield from _publication.published(view.published, view.publication, write)
        yield from _checklist.posts(view.report.posts, write)
        yield from _readers.readers(view.readers, write)
        return
    held = view.standing.hold is not None
    yield f"### {write.say(headline(view.report, view.readers, held=held, draft=view.pull.draft))}"
    yield from _draft(view.pull, write)
    yield from _commands.hold(view.standing.hold, write)
    if view.publication and (view.publication.merges or view.report.complete):
        yield from _publication.publication(view.publication, write)
    yield from _fix.fix(view.standing.fix, write, left=any(post.findings for post in view.report.posts))
    yield from _commands.answers(view.standing, write)
    yield from _errors(view.report.errors, write)
    if not (view.report.complete and view.readers.approve):  # what was settled on the way there is history
        yield from _changes(view.report, memory, write)
    yield from _checklist.posts(view.report.posts, write)
    yield from _commands.items(view.items, write)
    yield from _left_out(view.not_suggested, write)
    yield from _fix.offer(view.offered, write)
    yield from _readers.readers(view.readers, write, held=held)
    if view.report.posts:
        yield from _help(view.help, write)
    yield from _commands.usages(view.usages, write)


def _draft(pull: PullRequest, write: Writer) -> Iterator[str]:
    if pull.draft:
        yield ""
        yield write.say(say("This pull request is a draft: nobody is asked to read it yet."))


def _errors(errors: tuple[Message, ...], write: Writer) -> Iterator[str]:
    if not errors:
        return
    yield ""
    yield write.strong(say("To be repaired first:"))
    yield ""
    yield from map(write.item, errors[: write.limits.errors])
    if more := len(errors[write.limits.errors :]):
        yield write.item(say_count("And {count} more.", "And {count} more.", more))


def _changes(report: Report, memory: State, write: Writer) -> Iterator[str]:
    if not report.posts:
        return
    changes = memory.changes()
    if changes.settled:
        yield ""
        settled = [_counted(item, number, write) for item, number in changes.settled]
        yield write.language.say(say("Settled last: {items}.", items=write.language.join(settled)))
    if changes.new:
        yield ""
        old = dict(changes.settled)
        new = [(_others if item in old else _counted)(item, number, write) for item, number in changes.new]
        yield write.language.say(say("Found last: {items}.", items=write.language.join(new)))


def _left_out(number: int, write: Writer) -> Iterator[str]:
    if number:
        yield ""
        yield write.say(
            say_count(
                "{count} more certain repair is not suggested on its lines yet: settle the others first.",
                "{count} more certain repairs are not suggested on their lines yet: settle the others first.",
                number,
            )
        )


def _counted(item: ChecklistItem, number: int, write: Writer) -> str:
    name = write.say(NAMES[item])
    return name if number == 1 else f"{name} ({number})"


def _others(item: ChecklistItem, number: int, write: Writer) -> str:
    """What is new where something else was settled: no contradiction."""
    name = write.say(NAMES[item])
    others = say_count("{item} (another point)", "{item} ({count} other points)", number, item=name)
    return write.language.say(others)


def _help(text: str | None, write: Writer) -> Iterator[str]:
    yield ""
    if not text:
        yield write.say(say("A question? Ask it here, in a comment."))
    else:
        yield write.language.say(say("Help: {help}", help=" ".join(text.split())[:_HELP_LENGTH]))
