"""Links whose words are set in italics."""

from __future__ import annotations

import re

from bot.model.markdown import Link, LinkKind
from bot.model.post import Post

# https://spec.commonmark.org/0.31.2/#emphasis-and-strong-emphasis
_ITALIC = re.compile(r"(?P<mark>[*_])(?![*_])[^*_]+(?P=mark)")
_MARKDOWN = (LinkKind.INLINE, LinkKind.REFERENCE)


def markdown_links(post: Post) -> tuple[Link, ...]:
    """The links with words in brackets, in order."""
    return tuple(link for link in post.body.links if link.kind in _MARKDOWN)


def italic_links(post: Post) -> tuple[Link, ...]:
    """Those of them whose words are in italics, all of them and nothing else."""
    return tuple(link for link in markdown_links(post) if _ITALIC.fullmatch(link.text_span.of(post.text).strip()))
