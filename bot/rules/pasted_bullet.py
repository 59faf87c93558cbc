"""Lists that a word processor made of dots."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.model.finding import ChecklistItem, Remark, Severity
from bot.model.markdown import BlockKind
from bot.model.message import say
from bot.model.place import Edit, Span
from bot.model.post import Post
from bot.model.site import SiteFacts
from bot.rules._prose import prose_of
from bot.rules._rule import NoOptions, rule

_BULLET = re.compile(r"^[•◦▪●‣∙][ \t\u00a0]*", re.MULTILINE)


@rule(item=ChecklistItem.TEXT, severity=Severity.ADVICE)
def pasted_bullet(post: Post, options: NoOptions, site: SiteFacts) -> Iterator[Remark]:
    """A list is written with dots that Markdown doesn't know.

    ## Why
    Pasted from a word processor, `•` is a sign like any other: the lines run together in one paragraph, and nobody who
    listens to the page hears that there is a list.

    ## Bad
    ```markdown _posts/2026-05-14-opening-hours.md
    ---
    title: Opening hours
    ---
    • on Saturdays
    • on Sundays
    ```

    ## Good
    ```markdown _posts/2026-05-14-opening-hours.md
    ---
    title: Opening hours
    ---
    - on Saturdays
    - on Sundays • and at Easter
    ```
    """
    for block in post.body.blocks:
        if block.kind is not BlockKind.PARAGRAPH or not block.prose or block.listed or block.quoted:
            continue
        text = prose_of(post, block)
        bullets = list(_BULLET.finditer(text.text))
        if bullets:
            span = Span(block.span.start + bullets[0].start(), block.span.end)
            written = span.of(post.text)
            message = say("Markdown sees no list here. Begin each item with “- ”.")
            fix = Edit(span, _BULLET.sub("- ", written)) if bullets[0].start() == 0 else None
            yield Remark(text.span(*bullets[0].span()), message, fix)
