"""The blogs of a site: folders with posts enough to have conventions of their own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from os.path import splitext

from bot.conventions.precedents import RECENT, newest
from bot.model.conventions import blog_of
from bot.model.site import PostKind, Site, SiteSettings

OWN = 20
"""From so many posts on, a folder is a blog of its own. Folders of fewer posts show too little to differ by."""
MOST = 120
"""How many posts are looked at for one pull request, however many blogs it touches."""

_INDEX = re.compile(r"index(?:\.[\w-]+)?", re.IGNORECASE)
_YEAR_OR_MONTH = re.compile(r"\d{1,4}(?:-\d{1,2})?", re.ASCII)


def blogs_of(files: Iterable[str], site: Site, settings: SiteSettings) -> tuple[str, ...]:
    """The folders of the site's blogs, sorted, the first of them "" for the posts of no other.

    Where one is alone, that is for all posts. The folders of years and months, and those of a post with its pictures,
    belong to the one around them.
    """
    posts = (path for path in files if site.post_kind(path, settings) is PostKind.POST)
    counts = Counter(map(_folder_of, posts))
    blogs = sorted(folder for folder, count in counts.items() if count >= OWN and folder)
    return ("", *blogs) if len(blogs) > 1 else ("",)


def examples_for(posts: Collection[str], files: Iterable[str], site: Site, settings: SiteSettings) -> tuple[str, ...]:
    """The posts to learn from for ``posts``, which are none of them: the latest ones of each blog that they touch."""
    files = frozenset(files)
    blogs = blogs_of(files, site, settings)
    touched = {blog_of(path, blogs) for path in posts}
    return _newest_of(touched, blogs, files, site, settings, besides=posts, limit=MOST // max(len(touched), 1))


def examples(files: Iterable[str], site: Site, settings: SiteSettings) -> tuple[str, ...]:
    """The latest posts of every blog of the site."""
    files = frozenset(files)
    blogs = blogs_of(files, site, settings)
    return _newest_of(blogs, blogs, files, site, settings, besides=(), limit=RECENT)


def _newest_of(
    wanted: Iterable[str],
    blogs: Collection[str],
    files: frozenset[str],
    site: Site,
    settings: SiteSettings,
    *,
    besides: Collection[str],
    limit: int,
) -> tuple[str, ...]:
    by_blog: dict[str, list[str]] = {blog: [] for blog in sorted(wanted)}
    for path in files:
        if (blog := blog_of(path, blogs)) in by_blog:
            by_blog[blog].append(path)
    share = min(limit, RECENT)
    return tuple(path for own in by_blog.values() for path in newest(own, site, settings, besides, share))


def _folder_of(path: str) -> str:
    *folders, name = path.split("/")
    if folders and _INDEX.fullmatch(splitext(name)[0]):
        folders.pop()
    while folders and _YEAR_OR_MONTH.fullmatch(folders[-1]):
        folders.pop()
    return "/".join(folders)
