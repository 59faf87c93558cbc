"""Headings with nothing under them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from bot.model.finding import ChecklistItem, Remark, Severity
from bot.model.markdown import Block, BlockKind
from bot.model.message import say
from bot.model.post import Post
from bot.model.site import SiteFacts
from bot.rules._headings import heading_text, is_section_heading
from bot.rules._prose import short
from bot.rules._rule import NoOptions, rule


@rule(item=ChecklistItem.SECTIONS, severity=Severity.BLOCKER)
def empty_section(post: Post, options: NoOptions, site: SiteFacts) -> Iterator[Remark]:
    """A heading has nothing under it.

    ## Why
    A heading promises a section. With nothing before the next heading of its level, or before the end of the post,
    the section is still to be written. A heading of a lower level is something; a comment or a rule alone isn't.

    ## Bad
    ```markdown _posts/2026-05-14-a-year-of-open-budgets.md
    ---
    title: A year of open budgets
    ---
    ## What we learnt

    Publishing early made people ask better questions.

    ## What comes next
    ```

    ## Good
    ```markdown _posts/2026-05-14-a-year-of-open-budgets.md
    ---
    title: A year of open budgets
    ---
    ## What we learnt

    ### In the town hall

    Publishing early made people ask better questions.
    ```
    """
    blocks = [block for block in post.body.blocks if _shows(block, post)]
    for block, following in pairwise([*blocks, None]):
        if block and _opens_section(block) and _ends_section(following, block.level):
            heading = short(heading_text(post, block))
            message = say(
                "Nothing stands under “{heading}”. Write this section, or remove its heading.", heading=heading
            )
            yield Remark(block.span, message)


def _opens_section(block: Block) -> bool:
    """A heading of the lowest level doesn't: it is how people write a caption."""
    return is_section_heading(block) and block.level < 6


def _ends_section(following: Block | None, level: int) -> bool:
    return following is None or (is_section_heading(following) and following.level <= level)


def _shows(block: Block, post: Post) -> bool:
    """Whether a reader of the page sees something of it."""
    if block.kind is BlockKind.HTML:
        html = block.span.of(post.text).strip()
        return not (html.startswith("<!--") and html.endswith("-->"))
    return block.kind is not BlockKind.THEMATIC_BREAK
