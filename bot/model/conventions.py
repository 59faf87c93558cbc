"""What a site usually does, as learned from its own posts; :mod:`bot.conventions` learns it.

Nothing here is a rule. Each convention carries its support, so that a rule can say how many posts it stands on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from bot.model.front_matter import Entry
from bot.model.post import PostPath


class Shape(StrEnum):
    """The kinds of value that a template tells apart: dates and numbers are texts to it."""

    TEXT = "text"
    LIST = "list"
    BOOLEAN = "boolean"
    GROUP = "group"


_OF_MOVED_POSTS = frozenset(("aliases", "redirect_from", "redirect_to", "redirects"))
_OF_STATES = frozenset(("draft", "published"))
_SHAPES = {"seq": Shape.LIST, "map": Shape.GROUP, "bool": Shape.BOOLEAN}
_MAX_VALUES = 50
_MAX_VALUE = 80


@dataclass(frozen=True, slots=True)
class WrittenKey:
    """One key of one post. ``shape`` is None where it has no value; ``values`` are its texts, one or several."""

    name: str
    shape: Shape | None = None
    values: tuple[str, ...] = ()

    @classmethod
    def of(cls, entry: Entry) -> WrittenKey:
        """What stands in a front matter; texts that are too long to be words of a vocabulary are left out."""
        empty = entry.value is None or entry.value == [] or not str(entry.value).strip()
        shape = None if empty else _SHAPES.get(entry.tag, Shape.TEXT)
        texts = (str(item.value).strip() for item in entry.items[:_MAX_VALUES] if isinstance(item.value, str | int))
        values = dict.fromkeys(text for text in texts if 0 < len(text) <= _MAX_VALUE)
        return cls(entry.key, shape, tuple(values) if shape in (Shape.TEXT, Shape.LIST) else ())


@dataclass(frozen=True, slots=True)
class Precedent:
    """A post that the site published, as far as others can follow its example.

    ``day`` is the one of its publication, None where nothing says it, and ``dated`` says that its file name carries
    one: only by that can the latest posts be told without reading all of them. ``keys`` is None when the front matter
    can't be read. ``comments`` are the HTML comments of the body, and ``top_heading`` is the level of its highest
    heading, 0 without one. ``length`` is that of the body, in characters. ``plain_links`` says that no link is in
    italics; it is None without links. ``words`` are those in lower case that its text is made of, each once.
    ``taxonomies`` are the keys of that table, as Zola has them.
    """

    path: PostPath
    day: date | None = None
    dated: bool = False
    keys: tuple[WrittenKey, ...] | None = None
    title: str | None = None
    length: int = 0
    comments: frozenset[str] = frozenset()
    top_heading: int = 0
    plain_links: bool | None = None
    words: tuple[str, ...] = field(default=(), repr=False)
    taxonomies: tuple[WrittenKey, ...] = ()


@dataclass(frozen=True, slots=True)
class Support:
    """``count`` of ``total`` posts do so. ``share`` is their part of all, from 0 to 1, newer posts weighing more.

    ``recent`` says that these are the latest posts, and no sample of all of them.
    """

    count: int = 0
    total: int = 0
    share: float = 0.0
    recent: bool = True

    _ENOUGH = 8
    _MANY = 30
    _MOST = 0.85

    @property
    def fair(self) -> bool:
        """Whether it may be advised: most posts do so, the latest among them, and there are some."""
        return self.total >= self._ENOUGH and min(self.share, self.count / self.total) >= self._MOST

    @property
    def strong(self) -> bool:
        """Whether it may be asked for: many posts do so, and none otherwise.

        Measured: where one post in twenty did otherwise, people merged such posts later on, too.
        """
        return self.total >= self._MANY and self.count == self.total


@dataclass(frozen=True, slots=True)
class Habit:
    """Something that the posts do alike: a separator, a pattern of paths, a level of headings."""

    value: str
    support: Support


@dataclass(frozen=True, slots=True)
class Key:
    """A key of the front matter.

    ``support`` counts the posts that have it with a value, ``shape`` is what it holds in nearly all of those.
    ``values`` says how many posts hold each text, commonest first, where the texts recur: a vocabulary. It is
    ``closed`` where hardly any text is a post's own.
    """

    name: str
    support: Support
    shape: Shape | None = None
    shape_support: Support = Support()
    values: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    closed: bool = False

    @property
    def demanded(self) -> bool:
        """Whether a post may be asked for it. What stands in a group is for a layout, and not every post needs it."""
        return self.support.strong and self.shape is not Shape.GROUP


@dataclass(frozen=True, slots=True)
class Conventions:
    """What the posts of a site have in common; by default nothing is known of them.

    ``since`` is the day of the oldest post that was looked at. ``excerpt`` is the separator that long posts have, with
    the support of the one that the generator is set to, however weak. ``companion`` is where each post has an image of
    its own, as in ``img/posts/{name}.jpg``. ``plain_names`` are the file names without spaces, capitals and accents.
    ``longest_title`` is the length that nineteen titles in twenty stay within, in characters; 0 without titles.
    ``taxonomies`` are the keys of the table of that name, which ``keys`` leaves out: no post is asked for them.
    ``weekdays`` is on which days of the week the posts came out, Monday first; empty where nothing is known.
    ``plain_links`` are the posts without a link in italics, of those with links.
    """

    posts: int = 0
    since: date | None = None
    keys: Mapping[str, Key] = field(default_factory=lambda: MappingProxyType({}))
    excerpt: Habit | None = None
    companion: Habit | None = None
    plain_names: Support = Support()
    top_heading: Habit | None = None
    longest_title: int = 0
    taxonomies: Mapping[str, Key] = field(default_factory=lambda: MappingProxyType({}))
    weekdays: tuple[Support, ...] = ()
    plain_links: Support = Support()

    @property
    def required(self) -> tuple[Key, ...]:
        """The keys that a post may be advised to have, the best supported first.

        What only says where a post stood before it moved is nothing for a new one, however many have moved; nor is
        what says that a post is out, which it is without that, too.
        """
        left_out = _OF_MOVED_POSTS | _OF_STATES
        found = (key for key in self.keys.values() if key.support.fair and key.name not in left_out)
        return tuple(sorted(found, key=lambda key: (-key.support.share, key.name)))


def blog_of(path: str, blogs: Iterable[str]) -> str:
    """The innermost of these folders that a file stands in, at any depth; "" for one in none of them.

    A draft of Jekyll's belongs to the posts beside it: ``fr/_drafts/letters.md`` to ``fr/_posts``.
    """
    inside = f"/{path}".replace("/_drafts/", "/_posts/", 1)
    return max((blog for blog in blogs if inside.startswith(f"/{blog}/")), key=len, default="")
