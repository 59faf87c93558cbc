"""What people have settled on a pull request: their commands, folded one after the other. Pure.

Each command is carried out once, in the order in which they were given, as the ledger of what was done has it; an
edited comment brings only what is new in it. The ledger stands in the check run, which nobody but Copydesk can write,
and in the sticky comment; without either, all is derived again from the comments that stand.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot import clicks
from bot.cast import Cast
from bot.commands import all_commands
from bot.commands._command import Invocation, Outcome, Refused, Scene, Who
from bot.commands._grammar import Line, read_commands
from bot.commands._names import nearest
from bot.commands.away import absence
from bot.config import Config
from bot.model.conversation import CommentKind, ThreadComment
from bot.model.finding import Report
from bot.model.ledger import Done, Ledger
from bot.model.message import Message, say
from bot.model.people import Away, Choices
from bot.model.plan import Reaction
from bot.model.site import Login
from bot.model.snapshot import Snapshot, StickyComment
from bot.model.standing import Answer, Standing, Tick
from bot.rules import all_rules
from bot.text.marker import extract
from bot.waivers import blocking

MAX_ANSWERS = 5

_WHO: dict[Who, Message] = {
    Who.OPENER: say("whoever opened the pull request"),
    Who.AUTHOR: say("the authors of the post"),
    Who.READER: say("those who are asked to read"),
    Who.WRITER: say("those who may write to the repository"),
    Who.EDITOR: say("the editors"),
}


@dataclass(frozen=True, slots=True)
class Settled:
    """What is in force, the ledger to keep, and what to answer. ``asked_for_help`` is whether a ``/help`` stands."""

    standing: Standing = field(default_factory=Standing)
    choices: Choices = field(default_factory=Choices)
    away: tuple[Away, ...] = ()
    ledger: Ledger = field(default_factory=Ledger)
    reactions: tuple[Reaction, ...] = ()
    asked_for_help: bool = False


def fold(
    snapshot: Snapshot, config: Config, report: Report, authors: Sequence[Login], zone: ZoneInfo, *, day_first: bool
) -> Settled:
    """What people have settled. ``report`` is before any waiver, ``authors`` are those of the posts."""
    if not (snapshot.thread or snapshot.absences or snapshot.kept or snapshot.comment):
        return Settled()
    return _Fold(snapshot, config, report, authors, zone, day_first).settled()


def ledger_of(snapshot: Snapshot) -> Ledger:
    """The ledger of the check run, else that of the comment, else an empty one."""
    return remembered(snapshot.kept, snapshot.comment)


def remembered(kept: Mapping[str, Any] | None, comment: StickyComment | None) -> Ledger:
    """The same, from what the check run keeps and from the comment."""
    state = extract(comment.body)[1] if comment else None
    shown = Ledger.from_json(state.get("ledger")) if state else None
    return Ledger.from_json(kept) or shown or Ledger()


@dataclass(frozen=True, slots=True)
class _Given:
    """A command with the comment that it stands in."""

    comment: ThreadComment
    line: Line

    @property
    def invocation(self) -> Invocation:
        return Invocation(self.line.name, self.line.arguments, self.comment.login, self.comment.updated_at)

    @property
    def is_click(self) -> bool:
        return self.comment.kind is CommentKind.CLICK

    @property
    def key(self) -> tuple[str, str]:
        return f"{self.comment.kind.value[0]}{self.comment.id}", self.line.digest

    def answer(self, accepted: bool, message: Message | None) -> Answer:
        return Answer(self.comment.id, self.comment.login, accepted, message, self.comment.kind)


class _Fold:
    def __init__(
        self,
        snapshot: Snapshot,
        config: Config,
        report: Report,
        authors: Sequence[Login],
        zone: ZoneInfo,
        day_first: bool,
    ) -> None:
        self._snapshot, self._config = snapshot, config
        self._cast = Cast(snapshot, config, authors)
        self._zone, self._day_first = zone, day_first
        self._prints = blocking(report)
        self._before = ledger_of(snapshot)
        self._outcome = Outcome(self._before.standing, self._before.choices)

    def settled(self) -> Settled:
        """Carries out what is new, and answers it; what was refused before is still answered."""
        known = {done.key: done for done in self._before.done}
        given = sorted((*self._given(), *self._clicked()), key=lambda one: (one.comment.updated_at, one.comment.id))
        new: list[Done] = []
        answers: list[Answer] = []
        undone = list(self._before.refused)
        understood: dict[Login, datetime] = {}
        for one in given:
            done = known.get(one.key)
            over = one.is_click if done else one.comment.updated_at <= self._before.until
            if over:
                continue
            message = None if done and done.accepted else self._refusal(one, carry_out=done is None)
            accepted = done.accepted if done else message is None
            if done is None:
                new.append(Done(*one.key, one.comment.updated_at, accepted))
            if accepted:
                understood[one.comment.login] = one.comment.updated_at
            if one.is_click and not accepted:
                undone.append(Tick(one.line.arguments, one.comment.login, one.comment.updated_at))
            elif accepted or message:
                answers.append(one.answer(accepted, message))
        refused = self._worth_saying(undone, understood)
        answers += map(self._undone, refused)
        standing = replace(self._outcome.standing, answers=tuple(_unanswered(answers)))
        ledger = replace(
            self._before,
            standing=self._outcome.standing,
            choices=self._outcome.choices,
            done=(*self._before.done, *self._once(new)),
            refused=refused,
        )
        return Settled(
            standing=standing,
            choices=self._outcome.choices,
            away=tuple(self._absences(given)),
            ledger=ledger,
            reactions=tuple(self._reactions(given, new)),
            asked_for_help=any(one.line.name == "help" for one in given),
        )

    def _given(self) -> Iterator[_Given]:
        """All commands that stand; a line that is like none of them is nobody's business, unless it names Copydesk."""
        for comment in self._snapshot.thread:
            for line in read_commands(comment.body):
                if line.addressed or line.name in all_commands() or nearest(line.name, all_commands()):
                    yield _Given(comment, line)

    def _clicked(self) -> Iterator[_Given]:
        """The clicks in Copydesk's own comment, each of which is a command in another guise."""
        if comment := self._snapshot.comment:
            for click in clicks.clicks(self._snapshot.edits):
                said = ThreadComment(comment.id, CommentKind.CLICK, click.login, "", click.at, click.at)
                yield _Given(said, Line("tick" if click.ticked else "untick", click.item, True, click.digest))

    def _once(self, new: Sequence[Done]) -> Iterable[Done]:
        """An edit is done once, however many boxes it ticks, even if it ticks none."""
        found = {done.key: done for done in new}
        if comment := self._snapshot.comment:
            for edit in self._snapshot.edits:
                if clicks.is_new(edit, comment.id, self._before):
                    done = Done(clicks.source(comment.id), clicks.digest(edit), edit.at, accepted=True)
                    found.setdefault(done.key, done)
        return found.values()

    def _worth_saying(self, undone: Sequence[Tick], understood: Mapping[Login, datetime]) -> tuple[Tick, ...]:
        """The last undone click of each person on each item, until they are understood or somebody ticks it."""
        items = {item.id: item for item in self._config.items}
        settled = {tick.item: tick.at for tick in self._outcome.standing.ticks}
        found = {
            (tick.item, tick.login): tick
            for tick in undone
            if tick.item in items
            and not self._cast.may_tick(tick.login, items[tick.item])
            and all(tick.at > since for since in (settled.get(tick.item), understood.get(tick.login)) if since)
        }
        return tuple(found.values())[-MAX_ANSWERS:]

    def _undone(self, tick: Tick) -> Answer:
        comment = self._snapshot.comment
        message = say("The box of {item} is for others to tick: the click was undone.", item=tick.item)
        return Answer(comment.id if comment else 0, tick.login, False, message, CommentKind.CLICK)

    def _refusal(self, one: _Given, *, carry_out: bool) -> Message | None:
        """Why a command can't be carried out, None when it can, and then was if it is to be."""
        command = all_commands().get(one.line.name)
        if command is None:
            return _unknown(one.line.name)
        if not self._cast.may(one.comment.login, command):
            return say("{command} is for {people}.", command=f"/{command.name}", people=_named(command.who))
        try:
            outcome = command.run(one.invocation, self._scene(one.comment.login))
        except Refused as refused:
            return refused.message
        if carry_out:
            self._outcome = outcome
        return None

    def _scene(self, login: Login) -> Scene:
        return Scene(
            head=self._snapshot.pull.head,
            zone=self._zone,
            day_first=self._day_first,
            prints=self._prints,
            rules=frozenset(all_rules()),
            unwaivable=frozenset(self._config.waivers.forbidden),
            items={item.id: self._cast.may_tick(login, item) for item in self._config.items},
            may_push=self._may_push(login),
            standing=self._outcome.standing,
            choices=self._outcome.choices,
        )

    def _may_push(self, login: Login) -> bool:
        """A branch of a fork is its owner's to lend; one of the site is for those who could push there themselves.

        Anybody who may read a repository can open a pull request from one of its branches.
        """
        branch = self._snapshot.pull.branch
        own = branch is not None and not branch.foreign
        return not own or self._cast.is_(login, Who.WRITER) or self._cast.is_(login, Who.EDITOR)

    def _absences(self, given: Sequence[_Given]) -> Iterator[Away]:
        elsewhere = (_Given(each, line) for each in self._snapshot.absences for line in read_commands(each.body))
        for one in (*given, *elsewhere):
            if one.line.name == "away":
                try:
                    yield absence(one.invocation, day_first=self._day_first)
                except Refused:
                    continue

    def _reactions(self, given: Sequence[_Given], new: Sequence[Done]) -> Iterator[Reaction]:
        """One for each comment that brought something new. Bodies of reviews take none."""
        accepted: dict[str, bool] = {}
        for done in new:
            accepted[done.comment] = accepted.get(done.comment, True) and done.accepted
        comments: Mapping[str, ThreadComment] = {one.key[0]: one.comment for one in given}
        for key, all_accepted in accepted.items():
            if comments[key].kind is CommentKind.ISSUE:
                yield Reaction(comments[key].id, "+1" if all_accepted else "confused")


def _unanswered(answers: Sequence[Answer]) -> Sequence[Answer]:
    """What is still worth saying: refusals after which their author has given no command that was carried out."""
    left: list[Answer] = []
    for answer in answers:
        if answer.accepted:
            left = [one for one in left if one.login != answer.login or one.comment_id == answer.comment_id]
        else:
            left.append(answer)
    return left[-MAX_ANSWERS:]


def _unknown(name: str) -> Message:
    if near := nearest(name, all_commands()):
        return say("There is no command {command}. Did you mean {near}?", command=f"/{name}", near=f"/{near}")
    return say("There is no command {command}. /help lists them all.", command=f"/{name}")


def _named(who: Sequence[Who]) -> Message:
    """Those who may, and the editors, who may everything."""
    first, *others = [_WHO[one] for one in dict.fromkeys((*who, Who.EDITOR)) if one in _WHO]
    for other in others:
        first = say("{one} or {other}", one=first, other=other)
    return first
