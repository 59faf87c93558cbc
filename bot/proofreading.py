"""What checkers of spelling and grammar are given to read: prose on lines that are new, and nothing else. Pure."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Literal

from bot.config import Config
from bot.model.conventions import Precedent
from bot.model.place import Span
from bot.model.post import Change, Post, PostPath
from bot.model.site import SiteSettings
from bot.model.snapshot import ChangedPost
from bot.model.spelling import Checker, Copy, Passage
from bot.rules import all_rules
from bot.rules._language import language_on
from bot.rules._mistakes import mistakes
from bot.rules._prose import FILLER, prose_of
from bot.rules._rule import Need
from bot.text.hunks import added
from bot.text.words import straight

LONGEST = 200_000
"""Characters of running text that are read of one post."""

MOST_POSTS = 10
"""Of one pull request; whoever changes more of them moves the site, and writes nothing new."""

_NEEDED = {Need.SPELLING: Checker.HUNSPELL, Need.TYPOS: Checker.TYPOS, Need.GRAMMAR: Checker.GRAMMALECTE}
_LANGUAGES = {
    Checker.HUNSPELL: ("en", "fr"),
    Checker.TYPOS: ("en",),
    Checker.GRAMMALECTE: ("fr",),
}
_PROSE_KEYS = ("title", "description")
_QUOTED = re.compile(r"[«“„][^«»“”„\n]*[»”]|\"[^\"\n]*\"")
_SHOWN = re.compile(r"\S")


def wanted(config: Config) -> frozenset[Checker]:
    """The checkers that a rule asks for which is on somewhere on the site."""
    return frozenset(checker for rule, checker in _readers() if any(config.severities(rule)))


def fresh_lines(posts: Iterable[ChangedPost], read: Iterable[Post]) -> Mapping[PostPath, frozenset[int]]:
    """The lines of each post that a pull request adds: all of a new one, else those in its diff."""
    patches = {post.source.path: post.patch for post in posts}
    return {
        post.path: all_lines(post) if post.change is Change.ADDED else added(patches.get(post.path) or "")
        for post in read
    }


def all_lines(post: Post) -> frozenset[int]:
    """The numbers of the lines of a post, counted from 1."""
    return frozenset(range(1, post.text.count("\n") + 2))


def copies(
    posts: Iterable[Post],
    fresh: Mapping[PostPath, Collection[int]],
    precedents: Sequence[Precedent],
    settings: SiteSettings,
    config: Config,
    limit: int | None = MOST_POSTS,
) -> tuple[Copy, ...]:
    """What is to be read of each post in a language that a checker knows.

    ``fresh`` are the lines to look for mistakes on; a post without any isn't read. Words of ``precedents``, but for
    those of the post itself, are right here. ``limit`` is how many posts are read at most.
    """
    found = list[Copy]()
    for post in posts:
        language = language_on(post, settings) if fresh.get(post.path) else None
        checkers = frozenset(one for one in _wanted_at(post.path, config) if language in _LANGUAGES[one])
        if language and checkers:
            lines = tuple(_spans(post, fresh[post.path]))
            passages = tuple(_shortened(_passages(post, lines)))
            known = _known(post, precedents) | _said_already(passages, language)
            found.append(Copy(post.path, language, passages, lines, checkers, known))
    return tuple(found[:limit])


def _wanted_at(path: str, config: Config) -> frozenset[Checker]:
    here = config.at(path)
    return frozenset(checker for rule, checker in _readers() if here.rule(rule).severity)


@cache
def _readers() -> tuple[tuple[str, Checker], ...]:
    """The ids of the rules that ask for a checker, each with that."""
    rules = all_rules().values()
    return tuple((rule.id, checker) for need, checker in _NEEDED.items() for rule in rules if need in rule.needs)


def _spans(post: Post, fresh: Collection[int]) -> Iterator[Span]:
    start = 0
    for number, line in enumerate(post.text.split("\n"), 1):
        if number in fresh:
            yield Span(start, start + len(line))
        start += len(line) + 1


def _passages(post: Post, lines: Sequence[Span]) -> Iterator[Passage]:
    for entry in post.front_matter.entries:
        for item in entry.items if entry.key in _PROSE_KEYS else ():
            if isinstance(item.value, str) and _touches(item.span, lines):
                yield Passage(_without_quotations(item.span.of(post.text).strip("\"'")), _start(item.span, post.text))
    for block in post.body.blocks:
        if block.prose and not block.quoted and _touches(block.span, lines):
            text = prose_of(post, block)
            yield Passage(_without_quotations(text.text), text.start)


def _start(span: Span, text: str) -> int:
    """Where a value of the front matter begins behind its quotation marks."""
    written = span.of(text)
    return span.start + len(written) - len(written.lstrip("\"'"))


def _without_quotations(text: str) -> str:
    """Others may write as they like."""
    return _QUOTED.sub(lambda quoted: _SHOWN.sub(FILLER, quoted[0]), text)


def _touches(span: Span, lines: Sequence[Span]) -> bool:
    index = bisect_right(lines, span.start, key=lambda line: line.end)
    return index < len(lines) and lines[index].start < span.end


def _shortened(passages: Iterable[Passage]) -> Iterator[Passage]:
    left = LONGEST
    for passage in passages:
        left -= len(passage.text)
        if left < 0:
            return
        yield passage


def _known(post: Post, precedents: Iterable[Precedent]) -> frozenset[str]:
    own = (post.path, post.previous_path)
    return frozenset(word for precedent in precedents if precedent.path not in own for word in precedent.words)


def _said_already(passages: Iterable[Passage], language: Literal["en", "fr"]) -> frozenset[str]:
    """The common mistakes, of which a rule of their own speaks."""
    found = (span.of(passage.text) for passage in passages for span, _ in mistakes(passage.text, language))
    return frozenset(straight(word) for word in found)
