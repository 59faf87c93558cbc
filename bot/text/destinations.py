"""Where the target of ``[text](target "title")`` is written: https://spec.commonmark.org/0.31.2/#inline-link."""

from __future__ import annotations

import re

from bot.model.place import Span

_BLANK = re.compile(r"[ \t\r\n]*")
_POINTED = re.compile(r"<(?:[^<>\\\n]|\\.)*>")
_SPECIAL = re.compile(r"\\[!-/:-@\[-`{-~]|[()]|[\x00-\x20\x7f]")


def destination(text: str, bracket: int, end: int) -> Span | None:
    """The span of the target; ``bracket`` is the offset of the ``]`` before it, ``end`` that of the link's end."""
    if not text.startswith("](", bracket):
        return None
    blank = _BLANK.match(text, bracket + 2, end)
    start = blank.end() if blank else bracket + 2
    if pointed := _POINTED.match(text, start, end):
        return Span(start + 1, pointed.end() - 1)
    return Span(start, _bare_end(text, start, end - 1))


def _bare_end(text: str, start: int, limit: int) -> int:
    """A target without ``<>`` ends at a blank, or at the parenthesis that closes the link."""
    depth = 0
    for special in _SPECIAL.finditer(text, start, limit):
        match special.group():
            case "(":
                depth += 1
            case ")":
                if depth == 0:
                    return special.start()
                depth -= 1
            case character if not character.startswith("\\"):
                return special.start()
    return limit
