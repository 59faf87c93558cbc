"""Text from a pull request made harmless inside a comment on GitHub.

Entities stop Markdown and HTML, in a paragraph as in a raw HTML block such as ``<summary>``, where a backslash would
show. They don't stop what GitHub does once the HTML is made: mentions, references, e-mail links, emoji. Those look at
one run of text at a time, so an empty comment in the middle keeps them apart and is never seen.

Sources: https://github.github.com/gfm/,
https://docs.github.com/get-started/writing-on-github/working-with-advanced-formatting/autolinked-references-and-urls
"""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby

_APART = "<!-- -->"
_MAX_BACKTICKS = 79  # cmark gives up on longer delimiters

_BREAKS = re.compile("[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]")
_BLANKS = re.compile(" +")
_JOINERS = "\u200c\u200d"  # emoji and several scripts are written with them

_SPECIAL = {character: f"&#{ord(character)};" for character in "\\`*_[]<>&|~#$"}
_BLOCK_START = re.compile(r"[-+=:]|[0-9]{1,9}[.)]")
_HEXADECIMAL = re.compile(r"[0-9A-Fa-f]{7,}")
_APART_PLACES = re.compile(
    r"""
    (?<=[@\#:]) (?=\S)                             # a mention, a reference, an emoji or a URL
    | (?<=www) (?=\.)
    | (?:(?<=\bgh-) | (?<=\bghsa-) | (?<=\bcve-))  # issues and advisories by their names
    """,
    re.IGNORECASE | re.VERBOSE,
)


def plain(text: str, limit: int = 300) -> str:
    """``text`` on one line, without control, direction and invisible characters, at most ``limit`` of them."""
    flat = "".join(filter(_is_shown, _BREAKS.sub(" ", text)))
    shown = _BLANKS.sub(" ", flat).strip()
    return shown if len(shown) <= limit else shown[: limit - 1].rstrip() + "…"


def inline(text: str, limit: int = 300) -> str:
    """``text`` for a paragraph, a list item, a table cell, a link's text or a ``<summary>``; it reads as ``plain``."""
    shown = plain(text, limit)
    cuts = {match.start() for match in _APART_PLACES.finditer(shown)}
    for run in _HEXADECIMAL.finditer(shown):  # the name of a commit
        cuts.update(range(run.start() + 6, run.end(), 6))
    pieces = [(_APART if place in cuts else "") + _SPECIAL.get(sign, sign) for place, sign in enumerate(shown)]
    if start := _BLOCK_START.match(shown):
        pieces[start.end() - 1] = f"&#{ord(shown[start.end() - 1])};"
    return "".join(pieces)


def code(text: str, limit: int = 300) -> str:
    """``text`` as code for a paragraph, a list item or a table cell; empty for an empty text.

    Not for a raw HTML block such as ``<summary>``, where a code span is no code: use ``inline`` there.
    """
    shown = plain(text, limit)
    longest = max((len(list(run)) for sign, run in groupby(shown) if sign == "`"), default=0)
    if "|" in shown or longest >= _MAX_BACKTICKS:  # no code span can hold a bar both in a table and outside
        return f"<code>{inline(shown, limit)}</code>"
    delimiter = "`" * (longest + 1)
    padding = " " if shown.startswith("`") or shown.endswith("`") else ""
    return f"{delimiter}{padding}{shown}{padding}{delimiter}" if shown else ""


def _is_shown(sign: str) -> bool:
    return sign in _JOINERS or unicodedata.category(sign) not in ("Cc", "Cf", "Cs")
