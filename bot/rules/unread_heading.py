"""Headings that Markdown shows as text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.model.finding import ChecklistItem, Remark, Severity
from bot.model.markdown import BlockKind
from bot.model.message import say
from bot.model.place import Edit, Span
from bot.model.post import Post
from bot.model.site import SiteFacts
from bot.rules._prose import short
from bot.rules._rule import NoOptions, rule

_GLUED = re.compile(r"(?P<marks>#{2,6})[^\s#\w{]{0,2}\w")


@rule(item=ChecklistItem.SECTIONS, severity=Severity.ADVICE)
def unread_heading(post: Post, options: NoOptions, site: SiteFacts) -> Iterator[Remark]:
    """A heading lacks the space that makes it one.

    ## Why
    Markdown reads `##Hours` as a paragraph that begins with two number signs
    (https://spec.commonmark.org/0.31.2/#atx-headings).

    ## Bad
    ```markdown _posts/2026-05-14-opening-hours.md
    ---
    title: Opening hours
    ---
    ##Hours

    From nine to five.
    ```

    ## Good
    ```markdown _posts/2026-05-14-opening-hours.md
    ---
    title: Opening hours
    ---
    ## Hours

    From nine to five, #always.
    ```
    """
    if "redcarpet" in (site.settings.markdown or "").lower():  # which needs no space
        return
    for block in post.body.blocks:
        if block.kind is BlockKind.PARAGRAPH:
            found = _GLUED.match(post.text, block.span.start, block.span.end)
            if found and block.prose and block.prose[0].start == block.span.start:
                line = found.string[block.span.start : block.span.end].partition("\n")[0]
                place = found.end("marks")
                message = say(
                    "“{line}” is no heading for Markdown. Add a space behind {marks}.",
                    line=short(line),
                    marks=found["marks"],
                )
                yield Remark(
                    Span(block.span.start, block.span.start + len(line.rstrip())),
                    message,
                    Edit(Span(place, place), " "),
                )
