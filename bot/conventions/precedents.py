"""Which posts are worth following, and what each of them shows."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from itertools import islice
from sys import intern
from zlib import crc32

from bot.model.conventions import Precedent, WrittenKey
from bot.model.front_matter import FrontMatter
from bot.model.post import Post
from bot.model.site import PostKind, Site, SiteSettings
from bot.text.emphasis import italic_links, markdown_links
from bot.text.words import lower_case_words, straight

RECENT = 40
"""How many posts are looked at. Through GitHub's API each takes a request, once for each content."""

_MAX_COMMENTS = 20
_MAX_KEYS = 100
_MAX_WORDS = 5_000

_COMMENT = re.compile(r"<!--[^<>\n]{1,50}-->")
_WRITTEN_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)", re.ASCII)
_ADDRESS_DAY = re.compile(r"/?(?:[\w-]{1,40}/){0,3}?(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?!\d)", re.ASCII)
_ADDRESSES = ("path", "permalink", "url", "slug")


def newest(
    files: Iterable[str], site: Site, settings: SiteSettings, besides: Collection[str] = (), limit: int = RECENT
) -> tuple[str, ...]:
    """The paths of the latest published posts by the day in their names, the newest first.

    Posts without a day come last, in an order that has nothing to do with their names, so that a limit takes a fair
    sample of them which stays the same when a post is added. ``besides`` are posts to leave out.
    """
    posts = (path for path in files if path not in besides and site.post_kind(path, settings) is PostKind.POST)
    dated = [(site.named_day(path), path) for path in posts]

    def order(one: tuple[date | None, str]) -> tuple[int, int, str]:
        day, path = one
        return (1, -day.toordinal(), path) if day else (2, crc32(path.encode(errors="surrogateescape")), path)

    return tuple(path for _, path in sorted(dated, key=order)[:limit])


def precedent_of(post: Post, named_day: date | None) -> Precedent:
    """What a published post shows; ``named_day`` is the day in its file name, if there is one."""
    front_matter = post.front_matter
    body = post.body.span.of(post.text)
    keys = tuple(map(WrittenKey.of, front_matter.entries[:_MAX_KEYS])) if front_matter.readable else None
    return Precedent(
        path=post.path,
        day=published_day(front_matter, named_day),
        dated=named_day is not None,
        keys=keys,
        title=front_matter.text("title"),
        length=len(body.strip()),
        comments=frozenset(list(_comments(post))[:_MAX_COMMENTS]),
        top_heading=min((heading.level for heading in post.body.headings), default=0),
        plain_links=not italic_links(post) if markdown_links(post) else None,
        words=tuple(_words(post)),
        taxonomies=tuple(map(WrittenKey.of, front_matter.taxonomies[:_MAX_KEYS])),
    )


def published_day(front_matter: FrontMatter, named_day: date | None) -> date | None:
    """The day on which a post went out: that of its ``date``, of its name, or in the address that it gives itself."""
    written = _day(_WRITTEN_DAY.match(front_matter.text("date") or "")) or named_day
    addresses = (_ADDRESS_DAY.match(front_matter.text(key) or "") for key in _ADDRESSES)
    return written or next(filter(None, map(_day, addresses)), None)


def _day(found: re.Match[str] | None) -> date | None:
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def _words(post: Post) -> Iterator[str]:
    # Most words of a site recur in all of its posts, so that each is kept in memory once.
    pieces = (span.of(post.text) for block in post.body.blocks for span in block.prose)
    found = dict.fromkeys(span.of(piece) for piece in pieces for span in lower_case_words(piece))
    return (intern(straight(word)) for word in islice(found, _MAX_WORDS))


def _comments(post: Post) -> Iterator[str]:
    """The HTML comments on one line, which are short where they mean something to a generator."""
    for span in post.body.html:
        yield from _COMMENT.findall(span.of(post.text))
