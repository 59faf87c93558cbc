"""The running text of a post for rules that search it, every character where it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.model.markdown import Block
from bot.model.place import Span
from bot.model.post import Post

FILLER = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands for each character that is no running text: code, HTML, templates, link targets, Markdown's own marks."""

_SHOWN = re.compile(r"\S")
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Prose:
    """A piece of running text. The character at ``i`` of ``text`` stands at ``start + i`` of the post."""

    text: str
    start: int

    def span(self, start: int, end: int) -> Span:
        """The place in the post of ``text[start:end]``."""
        return Span(self.start + start, self.start + end)


def prose(post: Post) -> Iterator[Prose]:
    """The running text of each block that has any, in order."""
    return (prose_of(post, block) for block in post.body.blocks if block.prose)


def prose_of(post: Post, block: Block) -> Prose:
    """The running text of one block, at the block's own length; its blanks are kept."""
    parts, position = [], block.span.start
    for span in block.prose:
        parts += [_SHOWN.sub(FILLER, post.text[position : span.start]), span.of(post.text)]
        position = span.end
    parts.append(_SHOWN.sub(FILLER, post.text[position : block.span.end]))
    return Prose("".join(parts), block.span.start)


def metadata(post: Post) -> Iterator[Prose]:
    """The texts in the front matter, as they are written there, quotation marks included."""
    for entry in post.front_matter.entries:
        for item in entry.items:
            if isinstance(item.value, str):
                yield Prose(item.span.of(post.text), item.span.start)


def short(text: str) -> str:
    """A text of the post as a message quotes it: on one line, and cut where it gets long."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"
