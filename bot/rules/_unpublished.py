"""Links of a post to others that aren't out yet."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache
from posixpath import splitext
from urllib.parse import unquote

from bot.model.markdown import Link
from bot.model.post import Post
from bot.model.site import PostKind, SiteFacts, SiteSettings
from bot.rules._targets import written_links
from bot.text.words import slugify

_LIQUID = re.compile(r"\{%-? (?:post_url|link) +(?P<path>[^\s%]+) -?%\}")
_DATED = re.compile(r"\d{4}-\d\d?-\d\d?-")


def unpublished(post: Post, site: SiteFacts, on: date) -> Iterator[tuple[Link, date | None]]:
    """The links that on a day still lead to no post, with the day on which that goes out; None for a draft."""
    posts = _posts(site.files, site.settings, site.site.post_kind, site.site.named_day, site.site.slug)
    for link in written_links(post):
        name = _name(link.target, site.settings.base_url)
        days = posts.get(name, ()) if name and name != slugify(site.site.slug(post.path)) else ()
        if days and all(day is None or day > on for day in days):
            yield link, min(filter(None, days), default=None)


def _name(target: str, base_url: str) -> str | None:
    """The slug of the post that a target within the site may lead to."""
    if liquid := _LIQUID.search(target):
        path = liquid["path"]
    elif target.startswith("/") and not target.startswith("//"):
        path = target
    elif "://" in base_url and target.startswith(f"{base_url.rstrip('/')}/"):
        path = target.removeprefix(base_url)
    else:
        return None
    last = unquote(re.split(r"[?#]", path)[0]).rstrip("/").rpartition("/")[2]
    stem, extension = splitext(last)
    return slugify(_DATED.sub("", stem if extension in (".html", ".md", ".markdown") else last, count=1)) or None


@lru_cache(maxsize=8)
def _posts(
    files: frozenset[str],
    settings: SiteSettings,
    kind: Callable[[str, SiteSettings], PostKind | None],
    day: Callable[[str], date | None],
    slug: Callable[[str], str],
) -> dict[str, tuple[date | None, ...]]:
    """The days of all posts and drafts by their slugs; that of a draft is None. Other pages hide what they share."""
    found = defaultdict[str, set[date | None]](set)
    for path in files:
        match kind(path, settings):
            case PostKind.DRAFT:
                found[slugify(slug(path))].add(None)
            case PostKind.POST:
                found[slugify(slug(path))].add(day(path) or date.min)
    return {name: tuple(days) for name, days in found.items()}
