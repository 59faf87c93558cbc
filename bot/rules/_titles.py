"""The title of a post that says it in its body."""

from __future__ import annotations

import re

from bot.model.markdown import Block
from bot.model.post import Post

# Signs by which Markdown marks text up: a heading that holds one reads otherwise as a title.
_MARKUP = re.compile(r"[*_`\[\]<>\\{}|]")


def heading_title(post: Post) -> tuple[Block, str] | None:
    """The first heading of level 1, when it is the only one and plain text, with its text."""
    headings = [block for block in post.body.headings if block.level == 1]
    if len(headings) != 1 or len(headings[0].prose) != 1:
        return None
    text = " ".join(headings[0].prose[0].of(post.text).split())
    return (headings[0], text) if text and not _MARKUP.search(text) else None


def begins_with(post: Post, block: Block) -> bool:
    """Whether nothing stands before a block of the body."""
    return not post.text[post.body.span.start : block.span.start].strip()


def title_of(post: Post) -> str | None:
    """The title in the front matter, else that of the heading."""
    found = heading_title(post)
    return post.front_matter.text("title") or (found[1] if found else None)
