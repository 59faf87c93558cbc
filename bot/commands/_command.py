"""What a command is, and how a function becomes one."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.model.message import Message
from bot.model.people import Choices
from bot.model.site import Login
from bot.model.snapshot import Sha
from bot.model.standing import Standing


class Who(StrEnum):
    """Who may give a command. Editors may give every one that anybody may."""

    ANYBODY = "anybody"
    OPENER = "opener"
    AUTHOR = "author"
    READER = "reader"
    WRITER = "writer"
    EDITOR = "editor"


@dataclass(frozen=True, slots=True)
class Invocation:
    """One command given by somebody at a moment, in UTC."""

    name: str
    arguments: str
    login: Login
    at: datetime


@dataclass(frozen=True, slots=True)
class Scene:
    """What a command may need to know.

    ``prints`` are those of what blocks, by rule, before any waiver; ``rules`` the ids of all rules. ``unwaivable`` are
    rules for which no waiver counts. ``items`` are the ids of the human items with whether this person may tick them.
    ``may_push`` is whether this person may have the branch of the pull request changed.
    ``zone`` is the site's time zone; ``day_first`` says how it writes dates.
    """

    head: Sha
    zone: ZoneInfo
    day_first: bool
    prints: Mapping[str, frozenset[str]]
    rules: frozenset[str]
    unwaivable: frozenset[str] = frozenset()
    items: Mapping[str, bool] = field(default_factory=dict)
    may_push: bool = False
    standing: Standing = field(default_factory=Standing)
    choices: Choices = field(default_factory=Choices)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is settled once a command was carried out."""

    standing: Standing
    choices: Choices

    @classmethod
    def unchanged(cls, scene: Scene) -> Outcome:
        return cls(scene.standing, scene.choices)


class Refused(Exception):
    """The command can't be carried out; ``message`` says why and what to write instead."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.in_english())
        self.message = message


Run = Callable[[Invocation, Scene], Outcome]


@dataclass(frozen=True, slots=True)
class Command:
    """A command: pure, and complete in its own file. ``help`` is its first sentence, ``details`` what follows it."""

    name: str
    who: tuple[Who, ...]
    arguments: str
    help: Message
    details: str
    run: Run

    @property
    def usage(self) -> str:
        return f"/{self.name} {self.arguments}".rstrip()


def command(*, who: tuple[Who, ...], help: Message, arguments: str = "") -> Callable[[Run], Command]:
    """Make a command of a function ``(invocation, scene) -> Outcome`` that raises Refused, named as its module.

    ``arguments`` is how they are written in the help. The function's docstring is what docs/commands.md adds to
    ``help``, which is translated where the comment lists the commands.
    """

    def decorate(run: Run) -> Command:
        name = run.__module__.rpartition(".")[2]
        return Command(name, who, arguments, help, inspect.cleandoc(run.__doc__ or ""), run)

    return decorate
