"""Asterisks that were meant to make words bold."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.model.finding import ChecklistItem, Remark, Severity
from bot.model.markdown import BlockKind
from bot.model.message import say
from bot.model.place import Edit
from bot.model.post import Post
from bot.model.site import SiteFacts
from bot.rules._prose import FILLER, prose_of, short
from bot.rules._rule import NoOptions, rule

_SPACED = re.compile(
    rf"(?<![\w*\\{FILLER}])\*\*(?P<lead>[ \u00a0]?)(?P<words>[^\s*{FILLER}](?:[^*\n{FILLER}]*[^\s*\\{FILLER}])?)"
    r"(?P<trail>[ \u00a0]?)\*\*(?![\w*])"
)


@rule(item=ChecklistItem.TYPOGRAPHY, severity=Severity.ADVICE)
def unread_emphasis(post: Post, options: NoOptions, site: SiteFacts) -> Iterator[Remark]:
    """Asterisks that were meant to make words bold are shown as they are.

    ## Why
    With a space between `**` and its words Markdown shows the asterisks
    (https://spec.commonmark.org/0.31.2/#emphasis-and-strong-emphasis).

    ## Bad
    ```markdown _posts/2026-05-14-opening-hours.md
    ---
    title: Opening hours
    ---
    The library opens ** on Sundays**.
    ```

    ## Good
    ```markdown _posts/2026-05-14-opening-hours.md
    ---
    title: Opening hours
    ---
    The library opens **on Sundays**. Two to the third is 2 ** 3, or `2 ** 3`.
    ```
    """
    for block in post.body.blocks:
        if not block.prose or block.kind is BlockKind.HTML:
            continue
        text = prose_of(post, block)
        for match in _SPACED.finditer(text.text):
            if match["lead"] or match["trail"]:
                span = text.span(*match.span())
                words = match["words"]
                message = say(
                    "“{text}” isn't bold for Markdown. Remove the space beside the asterisks.", text=short(words)
                )
                yield Remark(span, message, Edit(span, f"**{words}**"))
