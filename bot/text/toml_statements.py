"""Where the statements of a TOML document stand: https://toml.io/en/v1.0.0. It finds places; tomllib reads values."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from bot.model.place import Span

_BASIC = r'"(?:[^"\\\n]|\\[^\n])*+"'
_LITERAL = r"'[^'\n]*+'"
_PART = rf"(?:[A-Za-z0-9_-]++|{_BASIC}|{_LITERAL})"
_KEY = rf"(?P<key>{_PART}(?:[ \t]*+\.[ \t]*+{_PART})*+)"
_PARTS = re.compile(_PART)

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*+)*+")
_PAIR = re.compile(rf"{_KEY}[ \t]*+=[ \t]*+")
_TABLE = re.compile(rf"\[[ \t]*+{_KEY}[ \t]*+\](?!\])")
_TABLE_IN_ARRAY = re.compile(rf"\[\[[ \t]*+{_KEY}[ \t]*+\]\]")
# A text that isn't closed goes on to the end of its line, or of the document, so that nothing is read twice.
_TOKEN = re.compile(
    r'(?P<long>"""(?:[^"\\]|\\[\s\S]|"{1,2}(?!"))*+(?P<end>"{3,5})?)'
    r"|(?P<long_literal>'''(?:[^']|'{1,2}(?!'))*+(?P<literal_end>'{3,5})?)"
    rf"|{_BASIC}?|{_LITERAL}?|#[^\n]*+|[\[\]{{}},\n]|[ \t\r]++|[^\[\]{{}},\n\"'# \t\r]++|[\s\S]"
)


_NOWHERE = Span(0, 0)


class Kind(StrEnum):
    PAIR = "pair"
    TABLE = "table"
    TABLE_IN_ARRAY = "table-in-array"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement. ``key`` is where its whole key stands, ``path`` the parts of that.

    For a pair, ``value`` is where its value stands, ``elements`` where those of an array do, and ``depth`` how far
    it nests. An unreadable line has neither a key nor a value.
    """

    kind: Kind
    span: Span
    key: Span
    path: tuple[str, ...] = ()
    value: Span = _NOWHERE
    elements: tuple[Span, ...] = ()
    depth: int = 0


def statements(source: str) -> Iterator[Statement]:
    """The statements of ``source`` in their order, in linear time. A line that is none is unreadable."""
    position, unclosed = _end(_BLANK, source, 0), False
    while position < len(source):
        if pair := _PAIR.match(source, position):
            value = _value(source, pair.end(), whole_line=unclosed)
            if value is None:  # a bracket that nothing closes would swallow all that follows
                unclosed = True
                value = _value(source, pair.end(), whole_line=True)
            found = _of(Kind.PAIR, pair, value or _Value(Span(pair.end(), pair.end())))
        elif header := _TABLE.match(source, position):
            found = _of(Kind.TABLE, header)
        elif header := _TABLE_IN_ARRAY.match(source, position):
            found = _of(Kind.TABLE_IN_ARRAY, header)
        else:
            line = Span(position, _line_end(source, position))
            found = Statement(Kind.UNREADABLE, Span(position, position + len(line.of(source).rstrip())), line)
        rest = source[found.span.end : _line_end(source, found.span.end)]
        yield found
        position = found.span.end + len(rest)
        if rest.strip() and not rest.lstrip().startswith("#"):
            yield Statement(Kind.UNREADABLE, (junk := _stripped(source, Span(found.span.end, position))), junk)
        position = _end(_BLANK, source, position)


@dataclass(frozen=True, slots=True)
class _Value:
    span: Span
    elements: tuple[Span, ...] = ()
    depth: int = 0


def _of(kind: Kind, match: re.Match[str], value: _Value | None = None) -> Statement:
    key = Span(*match.span("key"))
    path = tuple(_name(part) for part in _PARTS.findall(match["key"]))
    if value is None:
        return Statement(kind, Span(*match.span()), key, path)
    return Statement(kind, Span(match.start(), value.span.end), key, path, value.span, value.elements, value.depth)


def _name(part: str) -> str:
    """A part of a key without its quotation marks; one that isn't right stays as it is written."""
    try:
        return next(iter(tomllib.loads(f"{part}=0")))
    except tomllib.TOMLDecodeError:
        return part


def _value(source: str, start: int, *, whole_line: bool) -> _Value | None:
    """The value that begins at ``start``; None where its brackets aren't closed, unless it may only be of one line."""
    depth, deepest, end = 0, 0, start
    elements, element = list[Span](), None
    is_array = source.startswith("[", start)
    for token in _TOKEN.finditer(source, start, _line_end(source, start) if whole_line else len(source)):
        text = token.group()
        if text == "\n" and depth <= 0:
            break
        if text.isspace() or text[0] == "#":
            continue
        end = token.end()
        if _is_open(token) and not whole_line:
            return None
        depth -= text in ("]", "}")
        if element and ((depth == 1 and text == ",") or depth <= 0):
            elements.append(element)
            element = None
        elif is_array and depth >= 1 and text != ",":
            element = Span(element.start if element else token.start(), end)
        elif is_array and element:
            element = Span(element.start, end)
        depth += text in ("[", "{")
        deepest = max(deepest, depth)
    if depth > 0 and not whole_line:
        return None
    return _Value(Span(start, end), tuple(elements), deepest)


def _is_open(token: re.Match[str]) -> bool:
    return bool((token["long"] and not token["end"]) or (token["long_literal"] and not token["literal_end"]))


def _line_end(source: str, position: int) -> int:
    found = source.find("\n", position)
    return len(source) if found < 0 else found


def _end(pattern: re.Pattern[str], source: str, position: int) -> int:
    match = pattern.match(source, position)
    return match.end() if match else position


def _stripped(source: str, span: Span) -> Span:
    text = span.of(source)
    start = span.start + len(text) - len(text.lstrip())
    return Span(start, max(start, span.start + len(text.rstrip())))
