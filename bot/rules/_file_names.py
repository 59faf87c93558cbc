"""What a contributor meant by a file name: its day, and its words."""

from __future__ import annotations

import re
from datetime import date

from bot.text.words import slugify

_SUFFIX = re.compile(r"\.(?:markdown|mkdown|textile|[a-z]{1,4})$", re.IGNORECASE)
_GLUED_DAY = re.compile(r"^(\d{4})(\d{2})(\d{2})(?!\d)")

# What stands for year, month and day in the names of templates, in English, French and German.
_PATTERN = frozenset({"yyyy", "aaaa", "jjjj", "xxxx", "mm", "dd", "jj", "tt", "xx"})
_TITLE = frozenset({"title", "titre", "titel", "your-title", "post-title", "mon-titre", "titre-article"})


def read_name(name: str) -> tuple[date | None, str]:
    """The day and the words, as a slug, of a file name however it is written; None and empty where it has none.

    ``2017-24-03-letters.md`` is of 24 March, and ``AAAA-MM-JJ-titre.md`` has neither a day nor words of its own.
    """
    words = slugify(_GLUED_DAY.sub(r"\1-\2-\3-", without_suffix(name))).split("-")
    first, rest = words[:3], words[3:]
    if not (any(len(word) == 4 for word in first) and all(word.isdecimal() or word in _PATTERN for word in first)):
        first, rest = [], words
    slug = "-".join(rest)
    return _day(first), "" if slug in _TITLE else slug


def without_suffix(name: str) -> str:
    """A file name without the ending of a text; other words behind a dot may belong to the title."""
    return _SUFFIX.sub("", name)


def _day(parts: list[str]) -> date | None:
    """The day that three numbers name; None where they could name two, as 03-04-2017 does."""
    if len(parts) < 3 or not all(part.isdecimal() for part in parts):
        return None
    first, second, third = map(int, parts)
    if len(parts[0]) == 4:
        return _date(first, second, third) or _date(first, third, second)
    either = {_date(third, second, first), _date(third, first, second)} - {None}
    return either.pop() if len(either) == 1 else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
