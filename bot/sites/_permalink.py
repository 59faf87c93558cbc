"""Templates of addresses, such as ``/:categories/:year/:month/:day/:title/``: https://jekyllrb.com/docs/permalinks/."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

_STYLES = {
    "date": "/:categories/:year/:month/:day/:title:output_ext",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "ordinal": "/:categories/:year/:y_day/:title:output_ext",
    "weekdate": "/:categories/:year/W:week/:short_day/:title:output_ext",
    "none": "/:categories/:title:output_ext",
}
_DEFAULT = "date"
_LONGEST = 200

# What the day in a file's name says, as a pattern and as the number that it must be.
_DAY: Mapping[str, tuple[str, Callable[[date], int]]] = {
    "year": (r"\d{4}", lambda day: day.year),
    "short_year": (r"\d{2}", lambda day: day.year % 100),
    "month": (r"\d{2}", lambda day: day.month),
    "i_month": (r"\d{1,2}", lambda day: day.month),
    "day": (r"\d{2}", lambda day: day.day),
    "i_day": (r"\d{1,2}", lambda day: day.day),
    "y_day": (r"\d{3}", lambda day: day.timetuple().tm_yday),
}
# What depends on more than the file's name, and is taken as it comes.
_ANYTHING = {
    "week": r"\d{1,2}",
    "w_year": r"\d{4}",
    "w_day": r"\d",
    "short_day": r"[^\W\d_]{1,9}",
    "long_day": r"[^\W\d_]{1,12}",
    "short_month": r"[^\W\d_]{1,9}",
    "long_month": r"[^\W\d_]{1,12}",
    "hour": r"\d{2}",
    "minute": r"\d{2}",
    "second": r"\d{2}",
    "collection": "posts",
    "output_ext": r"(?:\.html?)?",
}
_NAMES = ("title", "slug", "name", "path")
_CATEGORIES = ":categories/"
_PLACEHOLDER = re.compile(r":([a-z]+(?:_[a-z]+)*)")


@dataclass(frozen=True, slots=True)
class Address:
    """What an address says of the post that it leads to: its name, and parts of its day, such as ``year``."""

    name: str
    parts: Mapping[str, int]

    def agrees(self, day: date) -> bool:
        """Whether a post of that day can stand there."""
        return all(_DAY[part][1](day) == number for part, number in self.parts.items())


def read_address(path: str, permalink: str | None) -> Address | None:
    """An address from the root of the site, read by the site's template; None where it doesn't have that form."""
    pattern = _pattern(permalink or _DEFAULT)
    found = pattern.fullmatch(path.strip("/")) if pattern else None
    if found is None:
        return None
    groups = found.groupdict()
    name = next(groups.pop(name) for name in _NAMES if name in groups)
    return Address(name, {part: int(number) for part, number in groups.items()})


def is_dated(permalink: str | None) -> bool:
    """Whether posts stand under so much of their day that nothing but a post would stand there."""
    pattern = _pattern(permalink or _DEFAULT)
    return pattern is not None and "year" in pattern.groupindex and len(_DAY.keys() & pattern.groupindex) > 1


@lru_cache(maxsize=64)
def _pattern(permalink: str) -> re.Pattern[str] | None:
    """The form of an address; None where no name of a file is in it, or anything that can't be told from one."""
    template = _STYLES.get(permalink, permalink)
    if len(template) > _LONGEST:
        return None
    template = template.strip("/").removesuffix(".html")
    prefix = ""
    if template.startswith(_CATEGORIES):
        template, prefix = template.removeprefix(_CATEGORIES), "(?:.*/)?"
    pieces, position, seen = [prefix], 0, set[str]()
    for placeholder in _PLACEHOLDER.finditer(template):
        part = placeholder[1]
        piece = _piece(part)
        if piece is None or part in seen:
            return None
        seen.add(part)
        pieces += re.escape(template[position : placeholder.start()]), piece
        position = placeholder.end()
    pieces.append(re.escape(template[position:]) + _ANYTHING["output_ext"])
    return re.compile("".join(pieces), re.ASCII) if len(seen.intersection(_NAMES)) == 1 else None


def _piece(part: str) -> str | None:
    if part in _NAMES:
        return rf"(?P<{part}>{'.' if part == 'path' else '[^/]'}+?)"
    if part in _DAY:
        return rf"(?P<{part}>{_DAY[part][0]})"
    return _ANYTHING.get(part)
