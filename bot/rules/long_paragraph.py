"""Paragraphs as long as a page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic import Field

from bot.model.finding import ChecklistItem, Remark, Severity
from bot.model.markdown import BlockKind
from bot.model.message import say
from bot.model.post import Post
from bot.model.site import SiteFacts
from bot.rules._prose import prose_of
from bot.rules._rule import Options, rule

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


class LongParagraphOptions(Options):
    max: int = Field(default=250, ge=1)
    """How many words a paragraph may have."""


@rule(item=ChecklistItem.TEXT, severity=Severity.ADVICE)
def long_paragraph(post: Post, options: LongParagraphOptions, site: SiteFacts) -> Iterator[Remark]:
    """A paragraph is too long to be read on a screen.

    ## Why
    On a telephone, 250 words without a break fill two screens. Often the blank lines between paragraphs were lost
    when the text was pasted.

    ## Bad
    ```markdown _posts/2026-05-14-letters.md
    ---
    title: Two hundred letters
    ---
    one two three four five six seven eight nine ten one two three four five six seven eight nine ten one two three four
    one two three four five six seven eight nine ten one two three four five six seven eight nine ten one two three four
    one two three four five six seven eight nine ten one two three four five six seven eight nine ten one two three four
    one two three four five six seven eight nine ten one two three four five six seven eight nine ten one two three four
    one two three four five six seven eight nine ten one two three four five six seven eight nine ten one two three four
    one two three four five six seven eight nine ten one two three four five six seven eight nine ten one two three four
    one two three four five six seven eight nine ten one two three four five six seven eight nine ten one two three four
    one two three four five six seven eight nine ten one two three four five six seven eight nine ten one two three four
    one two three four five six seven eight nine ten one two three four five six seven eight nine ten one two three four
    one two three four five six seven eight nine ten one two three four five six seven eight nine ten one two three four
    one two three four five six seven eight nine ten one two three four five six seven eight nine ten one two three four
    ```

    ## Good
    ```markdown _posts/2026-05-14-letters.md
    ---
    title: Two hundred letters
    ---
    They came in boxes.

    Each box had a number.
    ```
    """
    for block in post.body.blocks:
        if block.kind is BlockKind.PARAGRAPH and block.prose:
            count = len(_WORD.findall(prose_of(post, block).text))
            if count > options.max:
                message = say("This paragraph has {count} words. Part it in two or more.", count=count)
                yield Remark(block.span, message)
