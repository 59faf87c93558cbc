"""A leading JSON object as front matter: https://gohugo.io/content-management/front-matter/#format."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from json import JSONDecodeError, JSONDecoder

from bot.model.front_matter import Entry, Item, Problem, ProblemKind, Value
from bot.model.place import Span
from bot.text.yaml_limits import MAX_BYTES, MAX_DEPTH, MAX_NODES

_TOKEN = re.compile(r'"(?:[^"\\]|\\[\s\S])*+"?|[\[\]{},]')
_BLANK = re.compile(r"[ \t\r\n]*+")
_MAX_NUMBER = 100  # digits; beyond, Python itself refuses to print it


class _Refused(Exception):
    """The JSON goes no further."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.detail)
        self.problem = problem


def find_object(text: str, start: int) -> Span | Problem:
    """From the brace at ``start`` to the one that closes it. Its depth and size are judged on the way."""
    depth = nodes = 0
    for token in _TOKEN.finditer(text, start):
        match token.group():
            case "{" | "[":
                depth += 1
            case "}" | "]":
                depth -= 1
            case ",":
                nodes += 1
        if depth > MAX_DEPTH:
            return Problem(ProblemKind.TOO_DEEP, Span(*token.span()), str(MAX_DEPTH))
        if nodes > MAX_NODES:
            return Problem(ProblemKind.TOO_MANY, Span(*token.span()), str(MAX_NODES))
        if depth == 0:
            span = Span(start, token.end())
            too_large = len(span.of(text).encode("utf-8", "surrogatepass")) > MAX_BYTES
            return Problem(ProblemKind.TOO_LARGE, span, str(MAX_BYTES)) if too_large else span
    return Problem(ProblemKind.UNCLOSED, Span(start, start + 1), "}")


def read_object(text: str, span: Span) -> tuple[tuple[Entry, ...], tuple[Problem, ...]]:
    """The members of an object that :func:`find_object` found. None of them where it isn't JSON. Never raises."""
    reader = _Reader(text, span)
    try:
        entries = tuple(reader.entries())
    except _Refused as refused:
        return (), (refused.problem,)
    return entries, tuple(reader.problems)


class _Reader:
    """Reads the members one by one, so that each has its place."""

    def __init__(self, text: str, span: Span) -> None:
        self._text = text[: span.end]
        self._span = span
        self._decoder = JSONDecoder(object_pairs_hook=self._object, parse_constant=_no_constant, parse_int=_integer)
        self._twice: list[str] = []
        self.problems: list[Problem] = []

    def entries(self) -> Iterator[Entry]:
        """The members in their order. Raises _Refused for what is no JSON."""
        seen: dict[str, Span] = {}
        position = self._after_blank(self._span.start + 1)
        more = not self._text.startswith("}", position)
        while more:
            key, key_end = self._decode(position)
            colon = self._after_blank(key_end)
            if not isinstance(key, str) or not self._text.startswith(":", colon):
                raise self._refusal(position)
            key_span, start = Span(position, key_end), self._after_blank(colon + 1)
            if key in seen:
                self.problems.append(Problem(ProblemKind.DUPLICATE_KEY, seen[key], key))
            seen[key] = key_span
            value, end = self._decode(start)
            self.problems += (Problem(ProblemKind.DUPLICATE_KEY, key_span, twice) for twice in self._twice)
            self._twice.clear()
            span, tag = Span(start, end), _tag(value)
            yield Entry(key, key_span, value, span, tag, tuple(self._items(value, span, tag)))
            position, more = self._next(end, "}")

    def _items(self, value: Value, span: Span, tag: str) -> Iterator[Item]:
        if tag == "seq":
            position = self._after_blank(span.start + 1)
            more = not self._text.startswith("]", position)
            while more:
                element, end = self._decode(position)
                yield Item(element, Span(position, end))
                position, more = self._next(end, "]")
            self._twice.clear()
        elif tag not in ("null", "map"):
            yield Item(value, span)

    def _next(self, end: int, closing: str) -> tuple[int, bool]:
        """Where the next element begins after one that ends at ``end``, and whether there is one."""
        position = self._after_blank(end)
        if self._text.startswith(closing, position):
            return position, False
        if not self._text.startswith(",", position):
            raise self._refusal(position)
        return self._after_blank(position + 1), True

    def _decode(self, position: int) -> tuple[Value, int]:
        try:
            value: Value
            value, end = self._decoder.raw_decode(self._text, position)
        except JSONDecodeError as error:
            raise self._refusal(error.pos, error.msg) from error
        except (ValueError, RecursionError) as error:
            raise self._refusal(position, str(error)) from error
        return value, end

    def _object(self, pairs: list[tuple[str, Value]]) -> dict[str, Value]:
        found = dict(pairs)
        if len(found) < len(pairs):
            counts = Counter(key for key, _ in pairs)
            self._twice += (key for key, count in counts.items() if count > 1)
        return found

    def _after_blank(self, position: int) -> int:
        found = _BLANK.match(self._text, position)
        return found.end() if found else position

    def _refusal(self, position: int, word: str = "") -> _Refused:
        """For the line, without the blanks around it, in which reading ended."""
        position = max(self._span.start, min(position, len(self._text) - 1))
        start = max(self._text.rfind("\n", 0, position) + 1, self._span.start)
        end = self._text.find("\n", position)
        line = self._text[start : end if end >= 0 else len(self._text)]
        start += len(line) - len(line.lstrip())
        return _Refused(Problem(ProblemKind.SYNTAX, Span(start, start + len(line.strip())), word))


def _no_constant(written: str) -> Value:
    raise ValueError(f"{written} is no JSON")


def _integer(written: str) -> int:
    if len(written) > _MAX_NUMBER:
        raise ValueError(f"more than {_MAX_NUMBER} digits")
    return int(written)


def _tag(value: Value) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "bool"
        case int():
            return "int"
        case float():
            return "float"
        case list():
            return "seq"
        case dict():
            return "map"
        case _:
            return "str"
