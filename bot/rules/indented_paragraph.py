"""Paragraphs that begin with a space."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from bot.model.finding import ChecklistItem, Remark, Severity
from bot.model.markdown import Block, BlockKind
from bot.model.message import say_count
from bot.model.place import Edit, Span
from bot.model.post import Post
from bot.model.site import SiteFacts
from bot.rules._rule import NoOptions, rule

# https://spec.commonmark.org/0.31.2/#paragraphs: four spaces make it code
_INDENT = re.compile(r"^(?P<indent> {1,3})\Z", re.MULTILINE)


@rule(item=ChecklistItem.TEXT, severity=Severity.ADVICE)
def indented_paragraph(post: Post, options: NoOptions, site: SiteFacts) -> Iterator[Remark]:
    """A paragraph begins with a space.

    ## Why
    Markdown passes over one to three spaces in front of a paragraph: a list entry or a table that was meant by them
    isn't one, and what was pasted with a space is one space away from becoming code. A post with several gets one
    finding, at the first.

    ## Bad
    ```markdown _posts/2026-05-14-opening-hours.md
    ---
    title: Opening hours
    ---
    From June on there is more.

      The library opens on Sundays.
    ```

    ## Good
    ```markdown _posts/2026-05-14-opening-hours.md
    ---
    title: Opening hours
    ---
    From June on there is more.

    The library opens on Sundays:

    - from nine to noon,

      and in the afternoon by request.
    ```
    """
    found = [indent for block, before in _paragraphs(post) if (indent := _indent_of(block, before, post))]
    if found:
        message = say_count(
            "This paragraph begins with a space, which Markdown passes over. Begin it at the margin.",
            "{count} paragraphs begin with a space, which Markdown passes over. Begin each at the margin.",
            len(found),
        )
        first = found[0]
        yield Remark(Span(first.start, first.end + 1), message, Edit(first, "") if len(found) == 1 else None)


def _paragraphs(post: Post) -> Iterator[tuple[Block, Block | None]]:
    """Each paragraph that stands in nothing else, with the block before it."""
    for before, block in pairwise([None, *post.body.blocks]):
        if block and block.kind is BlockKind.PARAGRAPH and not block.listed and not block.quoted:
            yield block, before


def _indent_of(block: Block, before: Block | None, post: Post) -> Span | None:
    start = post.text.rfind("\n", 0, block.span.start) + 1
    # Behind a template or HTML on lines of its own, the spaces are those of its own layout.
    if before and before.kind in (BlockKind.TEMPLATE, BlockKind.HTML):
        return None
    return Span(start, block.span.start) if _INDENT.match(post.text[start : block.span.start]) else None
