"""Definitions of links that Markdown takes for the end of a paragraph: they need an empty line before them.

https://spec.commonmark.org/0.31.2/#link-reference-definitions
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.model.post import Post

_DEFINITION = re.compile(r"^ {0,3}\[(?P<label>[^\[\]\n]{1,200})\]:[ \t]+\S[^\n]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Definition:
    """A line ``[label]: address`` that defines nothing; ``label`` is in lower case."""

    label: str
    start: int
    end: int


def run_on_definitions(post: Post) -> tuple[Definition, ...]:
    """Those that stand in running text, in its order; none where each label that is used is defined elsewhere."""
    wanted = {span.of(post.text).casefold() for span in post.body.undefined}
    if not wanted:
        return ()
    found = tuple(
        Definition(line["label"].casefold(), line.start(), line.end())
        for block in post.body.blocks
        for text in block.prose
        for line in _DEFINITION.finditer(post.text, text.start, text.end)
        if line.start() > block.span.start
    )
    return found if any(definition.label in wanted for definition in found) else ()
