"""Front matter with a place for every key, as data; :mod:`bot.text.front_matter` reads it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.model.place import Edit, Span

Value = None | bool | int | float | str | Sequence["Value"] | Mapping[str, "Value"]
"""A metadata value. Dates and times stay the text that was written, until a rule reads them."""


class Language(StrEnum):
    """What a front matter is written in."""

    YAML = "yaml"
    TOML = "toml"
    JSON = "json"


class ProblemKind(StrEnum):
    """Why a front matter, or a part of it, can't be read as its writer meant it."""

    MISSING = "missing"  # the file doesn't begin with a fence at all
    UNCLOSED = "unclosed"  # an opening fence without its closing one
    BYTE_ORDER_MARK = "byte-order-mark"  # an invisible character before the fence
    NOT_FIRST = "not-first"  # blank lines before the fence
    NOT_UTF8 = "not-utf8"
    NOT_A_MAPPING = "not-a-mapping"
    SYNTAX = "syntax"
    UNQUOTED_COLON = "unquoted-colon"  # `title: One: two`
    TAB = "tab"
    DUPLICATE_KEY = "duplicate-key"
    KEY_NOT_TEXT = "key-not-text"
    RESERVED_KEY = "reserved-key"  # `content` or `handler`, which break the library that sites use
    INVALID_DATE = "invalid-date"  # `2024-02-30`
    ALIAS = "alias"  # `*name`, `<<`: refused, since they can explode
    TAG = "tag"  # `!name`: a type that YAML's core lacks
    UNPRINTABLE = "unprintable"  # a control or invisible character
    TOO_LARGE = "too-large"
    TOO_DEEP = "too-deep"
    TOO_MANY = "too-many"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that stands in the way of reading; ``detail`` is the key or the parser's own word for it."""

    kind: ProblemKind
    span: Span
    detail: str = ""
    fix: Edit | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One element of a list of scalars, with its place."""

    value: Value
    span: Span


@dataclass(frozen=True, slots=True)
class Entry:
    """One top-level key. ``tag`` is the YAML core type: str, int, float, bool, null, timestamp, seq or map.

    ``items`` holds the elements when the value is a list, or the scalar itself as the only one, so that
    a rule reads ``authors: ada`` and ``authors: [ada]`` alike; it is empty for a null and for a mapping, whose own
    keys are ``inner``, one level deep, in YAML and TOML.
    """

    key: str
    key_span: Span
    value: Value
    value_span: Span
    tag: str
    items: tuple[Item, ...]
    inner: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The metadata of a post. ``span`` covers both fences, None when there is no front matter.

    ``entries`` are in the order of the file; of a duplicate key the last one counts, as sites read it,
    and each earlier one is a problem.
    """

    span: Span | None
    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]
    language: Language = Language.YAML

    def get(self, key: str) -> Entry | None:
        """The entry that counts for ``key``."""
        return next((entry for entry in reversed(self.entries) if entry.key == key), None)

    def text(self, key: str) -> str | None:
        """The value of ``key`` where it is a non-empty text (or a scalar written as one), else None."""
        entry = self.get(key)
        if entry is None or isinstance(entry.value, (bool, type(None), list, tuple, dict)):
            return None
        return str(entry.value).strip() or None

    @property
    def taxonomies(self) -> tuple[Entry, ...]:
        """The keys that Zola has in a table of their own: https://www.getzola.org/documentation/content/taxonomies/."""
        table = self.get("taxonomies")
        return table.inner if table else ()

    @property
    def authorship(self) -> Entry | None:
        """Where the authors stand: ``authors`` or ``author``, at the top or, as Zola's users have it, in a table."""
        tables = (self.get("taxonomies"), self.get("extra"))
        inner = FrontMatter(None, tuple(entry for table in tables if table for entry in table.inner), ())
        places = ((where, key) for where in (self, inner) for key in ("authors", "author"))
        return next((entry for where, key in places if (entry := where.get(key))), None)

    @property
    def byline(self) -> tuple[Item, ...]:
        """The author ids as written, a single one or a list."""
        entry = self.authorship
        return tuple(item for item in entry.items if isinstance(item.value, str)) if entry else ()

    @property
    def readable(self) -> bool:
        """Whether the keys could be read at all."""
        return self.span is not None and (bool(self.entries) or not self.problems)

    @property
    def metadata(self) -> dict[str, Value]:
        """Key to value, as the site would see it, but for dates, which stay text."""
        return {entry.key: entry.value for entry in self.entries}
