"""The addresses of other sites that a post mentions, as links or as plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.model.markdown import BlockKind, LinkKind
from bot.model.place import Span
from bot.model.post import Post
from bot.rules._prose import FILLER, prose_of

_URL = re.compile(rf"(?<![\w/=\"'\[(<])\(?(?P<url>https?://[^\s<>«»“”\"|\[\]\\^`{{}}{FILLER}]+)")
_END = ".,;:!?'’…*_]"


def addresses(post: Post) -> Iterator[Span]:
    """Where a post writes the targets of its links and images, and addresses that are no links, outside HTML."""
    yield from (link.target_span for link in post.body.links if link.target_span and link.kind is not LinkKind.HTML)
    yield from (image.target_span for image in post.body.images if image.target_span and not image.html)
    yield from bare_urls(post)


def bare_urls(post: Post) -> Iterator[Span]:
    """The addresses in running text that are neither links nor their words nor parts of a broken link."""
    links = frozenset(offset for link in post.body.links for offset in range(link.span.start, link.span.end))
    for block in post.body.blocks:
        if not block.prose or block.kind is BlockKind.HTML:
            continue
        text = prose_of(post, block)
        for match in _URL.finditer(text.text):
            url = _trimmed(match["url"])
            span = text.span(match.start("url"), match.start("url") + len(url))
            around = post.text[max(0, span.start - 3) : span.start], post.text[span.end : span.end + 2]
            is_broken = "]" in around[0] or around[1] == ")["
            is_cut = len(url) == len(match["url"]) and text.text[match.end() : match.end() + 1] == FILLER
            if span.start not in links and not is_broken and not (is_cut and around[1][:1] not in "*_~"):
                yield span


def _trimmed(url: str) -> str:
    """An address without the punctuation of the sentence in which it stands, nor brackets that it doesn't open."""
    end, surplus = len(url), url.count(")") - url.count("(")
    while end and (url[end - 1] in _END or (url[end - 1] == ")" and surplus > 0)):
        end -= 1
        surplus -= url[end] == ")"
    return url[:end]
