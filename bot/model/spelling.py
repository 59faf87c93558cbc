"""What is to be read for mistakes of spelling and grammar, and what a checker outside of the core found there."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from bot.model.message import Message
from bot.model.place import Span
from bot.model.post import PostPath


class Checker(StrEnum):
    """The programs that read; each is called by the name that its users know."""

    HUNSPELL = "hunspell"
    TYPOS = "typos"
    GRAMMALECTE = "grammalecte"


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of running text. The character at ``i`` of ``text`` stands at ``start + i`` of the post.

    Each character that is none, such as code or a link's target, is U+FFFC.
    """

    text: str
    start: int


@dataclass(frozen=True, slots=True)
class Copy:
    """What one post says, for checkers to read.

    ``lines`` are the spans of the lines to look for mistakes on, in order and apart; ``passages`` hold what stands
    around them as well, since grammar needs whole sentences. ``known`` are words that are right on this site, in lower
    case, with straight apostrophes.
    """

    path: PostPath
    language: Literal["en", "fr"]
    passages: tuple[Passage, ...]
    lines: tuple[Span, ...]
    checkers: frozenset[Checker]
    known: frozenset[str] = frozenset()

    def covers(self, span: Span) -> bool:
        """Whether mistakes that stand there are looked for."""
        index = bisect_right(self.lines, span.start, key=lambda line: line.start) - 1
        return index >= 0 and span.end <= self.lines[index].end


@dataclass(frozen=True, slots=True)
class Mistake:
    """What a checker takes for one: ``written`` is exactly what stands at ``span`` of the post.

    ``suggestions`` are what may be meant, the likeliest first. ``explanation`` is the checker's own sentence on it, in
    the language of the post; empty for words.
    """

    checker: Checker
    span: Span
    written: str
    suggestions: tuple[str, ...] = ()
    explanation: str = ""


@dataclass(frozen=True, slots=True)
class Proofs:
    """The mistakes of each post in the order of its text, and for each checker that isn't there, how to get it."""

    mistakes: Mapping[PostPath, tuple[Mistake, ...]] = field(default_factory=dict)
    missing: tuple[Message, ...] = ()
