"""What posts have in common."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from types import MappingProxyType

from bot.conventions.blogs import blogs_of
from bot.conventions.images import usual_companion
from bot.conventions.keys import keys_of
from bot.conventions.support import support_of
from bot.model.conventions import Conventions, Habit, Precedent, Support, blog_of
from bot.model.site import Site, SiteSettings
from bot.text.words import is_plain

LONG = 1500
"""From how many characters on a post needs an excerpt of its own."""

# What generators, and plug-ins of theirs, take for the end of an excerpt.
_SEPARATOR = re.compile(
    r"<!--[ -]*(?:(?:read[ _-]?)?more|(?:end[ _-]?)?excerpt|teaser|truncate|break)[ -]*-->", re.IGNORECASE
)
_MOST_TITLES = 0.95


def learn_each(
    precedents: Iterable[Precedent], files: frozenset[str], site: Site, settings: SiteSettings
) -> Mapping[str, Conventions]:
    """The conventions of each blog of a site by its folder; of one without precedents, that nothing is known."""
    blogs = blogs_of(files, site, settings)
    posts: dict[str, list[Precedent]] = {blog: [] for blog in blogs}
    for precedent in precedents:
        posts[blog_of(precedent.path, blogs)].append(precedent)
    return MappingProxyType({blog: learn(own, files, settings) for blog, own in posts.items()})


def learn(precedents: Iterable[Precedent], files: frozenset[str], settings: SiteSettings) -> Conventions:
    """The conventions of a blog, from some of its posts in any order; ``files`` is every path in its repository."""
    posts = sorted(precedents, key=_age)
    recent = all(post.dated for post in posts)
    return Conventions(
        posts=len(posts),
        since=min((post.day for post in posts if post.day), default=None),
        keys=keys_of([post.keys for post in posts if post.keys is not None], recent=recent),
        excerpt=_excerpt([post for post in posts if post.length > LONG], settings, recent=recent),
        companion=usual_companion([post.path for post in posts], files, recent=recent),
        plain_names=support_of(posts, lambda post: is_plain(post.path.rpartition("/")[2]), recent=recent),
        top_heading=_top_heading([post for post in posts if post.top_heading], recent=recent),
        longest_title=_longest_title([len(post.title) for post in posts if post.title]),
        taxonomies=keys_of([post.taxonomies for post in posts if post.keys is not None], recent=recent),
        plain_links=support_of(
            [post for post in posts if post.plain_links is not None], _has_plain_links, recent=recent
        ),
        weekdays=tuple(_weekdays([post.day for post in posts if post.day], recent=recent)),
    )


def _age(post: Precedent) -> tuple[int, str]:
    """The newest first, those without a day last."""
    return (-post.day.toordinal() if post.day else 0, post.path)


def _excerpt(posts: Sequence[Precedent], settings: SiteSettings, *, recent: bool) -> Habit | None:
    """The separator that the site is set to, else the commonest one, with how many of these posts have it."""
    separator = (settings.excerpt_separator or "").strip()
    if not separator:
        found = Counter(text for post in posts for text in post.comments if _SEPARATOR.fullmatch(text))
        separator = min(found, key=lambda text: (-found[text], text), default="")
    # A separator that is no comment isn't looked for.
    if not separator.startswith("<!--"):
        return None
    return Habit(separator, support_of(posts, lambda post: separator in post.comments, recent=recent))


def _top_heading(posts: Sequence[Precedent], *, recent: bool) -> Habit | None:
    levels = Counter(post.top_heading for post in posts)
    if not levels:
        return None
    level = min(levels, key=lambda level: (-levels[level], level))
    return Habit(str(level), support_of(posts, lambda post: post.top_heading == level, recent=recent))


def _longest_title(lengths: Sequence[int]) -> int:
    return sorted(lengths)[int(_MOST_TITLES * (len(lengths) - 1))] if lengths else 0


def _weekdays(days: Sequence[date], *, recent: bool) -> Iterator[Support]:
    for weekday in range(7 if days else 0):
        yield support_of(days, partial(_is_on, weekday), recent=recent)


def _is_on(weekday: int, day: date) -> bool:
    return day.weekday() == weekday


def _has_plain_links(post: Precedent) -> bool:
    return post.plain_links is True
