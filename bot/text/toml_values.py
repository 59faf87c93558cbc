"""From TOML to entries with places: https://toml.io/en/v1.0.0. Values are those of tomllib; dates stay text."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, time
from itertools import groupby

from bot.model.front_matter import Entry, Item, Problem, ProblemKind, Value
from bot.model.place import Edit, Span
from bot.text.toml_statements import Kind, Statement, statements
from bot.text.yaml_limits import MAX_BYTES, MAX_DEPTH, MAX_NODES

_MAX_PROBLEMS = 25
_MAX_NUMBER = 10**100
_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")
_BARE_TEXT = re.compile(r"[^\s\"'\[\]{}#=\\][^\"\n#=\\]*")
_TWICE = ("Cannot overwrite", "Cannot declare", "Duplicate", "Cannot mutate", "Cannot redefine")


def read_toml(source: str, start: int = 0) -> tuple[tuple[Entry, ...], tuple[Problem, ...]]:
    """The top-level keys of a document, and what is wrong with it. ``start`` is its offset in the text around it.

    One statement that can't be read doesn't hide the others. Never raises.
    """
    if len(source.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        return (), (_problem(ProblemKind.TOO_LARGE, Span(0, len(source)), start, str(MAX_BYTES)),)
    found = list(statements(source))
    for statement in found:
        if statement.depth + len(statement.path) > MAX_DEPTH:
            return (), (_problem(ProblemKind.TOO_DEEP, statement.span, start, str(MAX_DEPTH)),)
    if sum(1 + len(statement.path) + len(statement.elements) for statement in found) > 2 * MAX_NODES:
        return (), (_problem(ProblemKind.TOO_MANY, Span(0, len(source)), start, str(MAX_NODES)),)
    reader = _Reader(source, start)
    entries = tuple(reader.entries(found))
    return entries, tuple(sorted(reader.problems, key=lambda problem: problem.span)[:_MAX_PROBLEMS])


class _Reader:
    """Turns statements into entries, and gathers what is wrong with them."""

    def __init__(self, source: str, start: int) -> None:
        self._source = source
        self._start = start
        self._whole: Mapping[str, object] | None = None
        self.problems: list[Problem] = []

    def entries(self, found: Sequence[Statement]) -> Iterator[Entry]:
        """The entries in the order in which their keys first occur."""
        try:
            self._whole = tomllib.loads(self._source)
        except (tomllib.TOMLDecodeError, ValueError, RecursionError) as error:
            self._judge(found)
            if not self.problems:
                self._report_whole(error)
        yield from self._grouped(found)

    def _grouped(self, found: Sequence[Statement]) -> Iterator[Entry]:
        groups: dict[str, list[tuple[Statement, tuple[str, ...]]]] = {}
        table: tuple[str, ...] = ()
        for statement in found:
            if statement.kind is Kind.UNREADABLE:
                continue
            path = statement.path if statement.kind is not Kind.PAIR else (*table, *statement.path)
            if statement.kind is not Kind.PAIR:
                table = statement.path
            group = groups.setdefault(path[0], [])
            if len(path) == 1 and statement.kind is Kind.PAIR and group and self._whole is None:
                # Written twice: the last one counts, as anywhere else.
                yield self._entry(path[0], group)
                group.clear()
            group.append((statement, path))
        for key, group in groups.items():
            yield self._entry(key, group)

    def _entry(self, key: str, group: Sequence[tuple[Statement, tuple[str, ...]]]) -> Entry:
        first, path = group[0]
        if len(path) == 1 and first.kind is Kind.PAIR:
            return self._pair(key, first, self._whole[key] if self._whole is not None else self._alone(first))
        value = self._plain(self._whole[key] if self._whole is not None else self._table(group))
        span = Span(first.span.start, group[-1][0].span.end)
        if isinstance(value, list):
            starts = [one.span.start for one, whole in group if one.kind is Kind.TABLE_IN_ARRAY and len(whole) == 1]
            ends = [*starts[1:], span.end]
            items = tuple(
                Item(element, self._moved(self._trimmed(begin, end)))
                for element, begin, end in zip(value, starts, ends, strict=False)
            )
            return Entry(key, self._moved(self._name(first)), value, self._moved(span), "seq", items)
        inner = tuple(
            self._pair(path[1], one, self._alone(one))
            for one, path in group
            if one.kind is Kind.PAIR and len(path) == 2
        )
        return Entry(key, self._moved(self._name(first)), value, self._moved(span), "map", (), inner)

    def _pair(self, key: str, statement: Statement, read: object) -> Entry:
        value, tag = self._plain(read, statement.value.of(self._source)), _tag(read)
        items: tuple[Item, ...] = ()
        if isinstance(read, list):
            items = tuple(
                Item(self._plain(element, span.of(self._source)), self._moved(span))
                for element, span in zip(read, statement.elements, strict=False)
            )
        elif tag != "map":
            items = (Item(value, self._moved(statement.value)),)
        if isinstance(read, list):
            value = [item.value for item in items]
        return Entry(key, self._moved(self._name(statement)), value, self._moved(statement.value), tag, items)

    def _table(self, group: Sequence[tuple[Statement, tuple[str, ...]]]) -> dict[str, object]:
        """What the statements under one key say, as far as they don't contradict each other."""
        table: dict[str, object] = {}
        for statement, (_, *path) in group:
            inner = table
            for part in path[:-1] if statement.kind is Kind.PAIR else path:
                deeper = inner.setdefault(part, {})
                if not isinstance(deeper, dict):
                    break
                inner = deeper
            else:
                if statement.kind is Kind.PAIR:
                    inner[path[-1]] = self._alone(statement)
        return table

    def _alone(self, statement: Statement) -> object:
        """The value of a pair read by itself; one that can't be read is the text that was written."""
        written = statement.value.of(self._source)
        try:
            return tomllib.loads(f"value = {written}")["value"]
        except (tomllib.TOMLDecodeError, ValueError, KeyError, RecursionError):
            return written

    def _judge(self, found: Sequence[Statement]) -> None:
        """What is wrong with each statement by itself, and which are written twice."""
        for readable, group in groupby(found, key=lambda statement: statement.kind is not Kind.UNREADABLE):
            if not readable:
                self._report(ProblemKind.SYNTAX, next(group).span)  # what follows is most often part of it
                continue
            for statement in group:
                if statement.kind is Kind.PAIR:
                    self._judge_pair(statement)
        seen: dict[tuple[str, ...], Statement] = {}
        table: tuple[str, ...] = ()
        for statement in found:
            if statement.kind is Kind.TABLE_IN_ARRAY:
                seen = {path: one for path, one in seen.items() if path[: len(statement.path)] != statement.path}
            if statement.kind in (Kind.TABLE, Kind.TABLE_IN_ARRAY):
                table = statement.path
            if statement.kind not in (Kind.PAIR, Kind.TABLE):
                continue
            path = (*table, *statement.path) if statement.kind is Kind.PAIR else table
            if earlier := seen.get(path):
                self._report(ProblemKind.DUPLICATE_KEY, earlier.key, ".".join(path))
            seen[path] = statement

    def _judge_pair(self, statement: Statement) -> None:
        written = statement.value.of(self._source)
        try:
            tomllib.loads(f"value = {written}")
        except (tomllib.TOMLDecodeError, ValueError, RecursionError) as error:
            if "date" in str(error):
                self._report(ProblemKind.INVALID_DATE, statement.value, written)
            elif _BARE_TEXT.fullmatch(written):
                self._report(ProblemKind.SYNTAX, statement.value, "", f'"{written.rstrip()}"')
            else:
                self._report(ProblemKind.SYNTAX, statement.span, str(error))

    def _report_whole(self, error: Exception) -> None:
        place = _PLACE.search(str(error))
        offset = len(self._source)
        if place:
            lines = self._source.splitlines(keepends=True)
            offset = sum(map(len, lines[: int(place[1]) - 1]))
        kind = ProblemKind.DUPLICATE_KEY if str(error).startswith(_TWICE) else ProblemKind.SYNTAX
        end = self._source.find("\n", offset)
        line = self._trimmed(offset, len(self._source) if end < 0 else end)
        detail = line.of(self._source).strip("[] \t") if kind is ProblemKind.DUPLICATE_KEY else str(error)
        self._report(kind, line, detail.partition("=")[0].strip())

    def _plain(self, read: object, written: str | None = None) -> Value:
        """A value without dates, which stay as they are written, and without numbers too long to be printed."""
        if isinstance(read, date | time):
            return written if written is not None else read.isoformat()
        if isinstance(read, dict):
            return {key: self._plain(value) for key, value in read.items()}
        if isinstance(read, list):
            return [self._plain(value) for value in read]
        if isinstance(read, int) and abs(read) >= _MAX_NUMBER:
            return written or ""
        return read if isinstance(read, bool | int | float | str) else str(read)

    def _name(self, statement: Statement) -> Span:
        """Where the first part of a key stands."""
        written = statement.key.of(self._source)
        if len(statement.path) == 1:
            return statement.key
        quote = written[0] if written[0] in "\"'" else ""
        length = written.index(quote, 1) + 1 if quote else len(written.partition(".")[0].rstrip())
        return Span(statement.key.start, statement.key.start + length)

    def _trimmed(self, start: int, end: int) -> Span:
        return Span(start, start + len(self._source[start:end].rstrip()))

    def _moved(self, span: Span) -> Span:
        return Span(span.start + self._start, span.end + self._start)

    def _report(self, kind: ProblemKind, span: Span, detail: str = "", fix: str | None = None) -> None:
        place = self._moved(span)
        self.problems.append(Problem(kind, place, detail, None if fix is None else Edit(place, fix)))


def _problem(kind: ProblemKind, span: Span, start: int, detail: str) -> Problem:
    return Problem(kind, Span(span.start + start, span.end + start), detail)


def _tag(read: object) -> str:
    match read:
        case bool():
            return "bool"
        case int():
            return "int"
        case float():
            return "float"
        case date() | time():
            return "timestamp"
        case list():
            return "seq"
        case dict():
            return "map"
        case _:
            return "str"
