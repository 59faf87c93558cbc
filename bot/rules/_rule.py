"""What a rule is, and how a function becomes one."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Flag, auto
from typing import Any, TypeVar, get_type_hints

from bot.model.finding import ChecklistItem, Remark, Severity
from bot.model.post import Post
from bot.model.site import SiteFacts
from bot.options import Section


class Need(Flag):
    """What a rule asks of gather beyond the post itself."""

    NOTHING = 0
    UNREAD = auto()  # it speaks only while nobody has approved the posts
    TODAY = auto()
    FILES = auto()
    AUTHORS = auto()
    POSTS = auto()
    LINKS = auto()
    SPELLING = auto()
    TYPOS = auto()
    GRAMMAR = auto()


class Options(Section):
    """What a site can set for one rule. Every field has a default and a description, which the reference quotes."""


class NoOptions(Options):
    """For rules with nothing to set but their severity."""


O_contra = TypeVar("O_contra", bound=Options, contravariant=True)

Check = Callable[[Post, O_contra, SiteFacts], Iterator[Remark]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: pure, and complete in its own file. ``documentation`` is its docstring, cleaned; ``on`` its default."""

    id: str
    item: ChecklistItem
    severity: Severity
    needs: Need
    options: type[Options]
    documentation: str
    check: Check[Any]
    on: bool = True

    @property
    def summary(self) -> str:
        """The first line of its documentation."""
        return self.documentation.partition("\n")[0]


def rule(
    *, item: ChecklistItem, severity: Severity, needs: Need = Need.NOTHING, on: bool = True
) -> Callable[[Check[O_contra]], Rule]:
    """Make a rule of a function ``(post, options, site) -> Iterator[Remark]``, in the module that is named after it.

    The function's docstring is the rule's page: one line, then ``## Why``, ``## Bad`` and ``## Good``, whose
    fenced examples run as tests. A rule that is not ``on`` waits for a site to set its severity: what it says is
    true, but nobody acts on it. Raises TypeError when the options parameter has no Options class.
    """

    def decorate(check: Check[O_contra]) -> Rule:
        options = get_type_hints(check).get("options")
        if not (isinstance(options, type) and issubclass(options, Options)):
            raise TypeError(f"{check.__module__}: annotate 'options' with an Options class")
        module = check.__module__.rpartition(".")[2]
        documentation = inspect.cleandoc(check.__doc__ or "")
        return Rule(module.replace("_", "-"), item, severity, needs, options, documentation, check, on)

    return decorate
