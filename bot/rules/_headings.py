"""Headings as a reader meets them."""

from __future__ import annotations

import re

from bot.model.markdown import Block, BlockKind
from bot.model.post import Post

_UNDERLINE = re.compile(r"\n[ \t>]*[=-]+[ \t\r]*\Z")
_MARKS = "# \t\r\n"


def is_section_heading(block: Block) -> bool:
    """Whether a block is a heading of the post itself, with words in it, and not of something that it quotes."""
    return block.kind is BlockKind.HEADING and bool(block.prose) and not block.quoted and not block.listed


def heading_text(post: Post, heading: Block) -> str:
    """A heading as it is written, without the marks that make it one."""
    return _UNDERLINE.sub("", heading.span.of(post.text)).strip(_MARKS)
