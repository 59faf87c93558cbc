"""Templates hidden from the Markdown parser, every offset kept.

Jekyll runs Liquid before Markdown, and kramdown reads attributes that CommonMark doesn't know. Seen as Markdown,
their braces, quotes and blanks would break links and HTML tags. So what stands between the outer braces becomes
private-use characters, which are neither blank nor punctuation nor letters: they make and break no structure.

Sources: https://shopify.github.io/liquid/basics/introduction/, https://kramdown.gettalong.org/syntax.html
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from bot.model.place import Span

_FILLER = "\ue000"

_OPENER = re.compile(r"\{[{%:#]")
_TAG_NAME = re.compile(r"\{%-?\s*(\w+)")
_HEADING_ID = re.compile(r"\{#[A-Za-z][\w:.-]*\}")
_EXTENSION_COMMENT = "{::comment}"
_BLANK_LINE = r"\n[ \t\r]*(?=\n)"


class Template(Enum):
    """What a template leaves behind on the page."""

    OUTPUT = auto()  # Liquid: something, perhaps
    CODE = auto()  # a tag whose body is shown as it is
    NOTHING = auto()  # a comment, or a tag that shows nothing itself
    ATTRIBUTES = auto()  # kramdown's `{: .class}`: nothing of its own


_CODE = ("highlight", "codeblock", "code", "mermaid", "plantuml", "graphviz", "latex", "math", "katex")
_RAW = "raw"  # switches Liquid off, but what stands in it is Markdown all the same
_SILENT = frozenset({"assign", "capture", "if", "unless", "elsif", "else", "case", "when", "for", "break", "continue"})
_BODIES = {_RAW: Template.NOTHING, "comment": Template.NOTHING, **dict.fromkeys(_CODE, Template.CODE)}


@dataclass(frozen=True, slots=True)
class Masked:
    """``text`` is as long as the original; ``spans`` are what was hidden, in order and apart."""

    text: str
    spans: tuple[Span, ...]
    kinds: tuple[Template, ...]

    def within(self, span: Span) -> Iterator[tuple[Span, Template]]:
        """The templates that overlap ``span``."""
        index = max(0, bisect_right(self.spans, span.start, key=lambda hidden: hidden.start) - 1)
        while index < len(self.spans) and self.spans[index].start < span.end:
            if self.spans[index].end > span.start:
                yield self.spans[index], self.kinds[index]
            index += 1


def mask(text: str, start: int = 0) -> Masked:
    """Hide Liquid and kramdown attributes from ``start`` on. Linear in the length of the text, whatever it holds."""
    found = tuple(_Scanner(text).templates(start))
    parts, position = [], 0
    for span, _ in found:
        parts += [text[position : span.start + 1], _FILLER * (span.end - span.start - 2)]
        position = span.end - 1
    parts.append(text[position:])
    return Masked("".join(parts), tuple(span for span, _ in found), tuple(kind for _, kind in found))


class _Next:
    """The next place of a pattern from a position that only grows: no part of the text is searched twice."""

    def __init__(self, pattern: str, text: str) -> None:
        self._search, self._text = re.compile(pattern).search, text
        self._found: Span | None = Span(-1, -1)

    def __call__(self, position: int) -> Span | None:
        if self._found and self._found.start < position:
            match = self._search(self._text, position)
            self._found = Span(*match.span()) if match else None
        return self._found


class _Scanner:
    """Finds the templates of one text, from its start to its end."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._next: dict[str, _Next] = {}
        self._liquid_from = 0  # where the raw block ends in which Liquid is off
        self._readers = {"{{": self._output, "{%": self._tag, "{:": self._attributes, "{#": self._heading_id}

    def templates(self, position: int) -> Iterator[tuple[Span, Template]]:
        while opener := _OPENER.search(self._text, position):
            found = self._readers[opener.group()](opener.start())
            if found:
                yield found
            position = found[0].end if found else opener.start() + 1

    def _output(self, start: int) -> tuple[Span, Template] | None:
        span = self._up_to(r"\}\}", start)
        return (span, Template.OUTPUT) if span else None

    def _tag(self, start: int) -> tuple[Span, Template] | None:
        span = self._up_to(r"%\}", start)
        if span is None:
            return None
        name = match.group(1) if (match := _TAG_NAME.match(self._text, start, span.end)) else ""
        silent = name in _SILENT or name.startswith("end")
        kind = _BODIES.get(name, Template.NOTHING if silent else Template.OUTPUT)
        body_end = self._find(rf"\{{%-?\s*end{name}\s*-?%\}}", span.end) if name in _BODIES else None
        if name == _RAW and body_end:
            self._liquid_from = body_end.start
        elif body_end:
            return Span(start, body_end.end), kind
        return span, Template.OUTPUT if kind is Template.CODE else kind

    def _attributes(self, start: int) -> tuple[Span, Template] | None:
        if self._text.startswith(_EXTENSION_COMMENT, start):
            comment_end = self._find(r"\{:/(?:comment)?\}", start)
            return (Span(start, comment_end.end), Template.NOTHING) if comment_end else None
        end = self._find(r"[}\n]", start)
        if end is None or end.of(self._text) != "}":
            return None
        return Span(start, end.end), Template.ATTRIBUTES

    def _heading_id(self, start: int) -> tuple[Span, Template] | None:
        match = _HEADING_ID.match(self._text, start)
        return (Span(*match.span()), Template.ATTRIBUTES) if match else None

    def _up_to(self, closing: str, start: int) -> Span | None:
        """From Liquid's opener at ``start`` to where it closes; one that a blank line interrupts isn't meant as one."""
        if start < self._liquid_from:
            return None
        end, blank_line = self._find(closing, start + 2), self._find(_BLANK_LINE, start)
        if end is None or (blank_line and blank_line.start < end.start):
            return None
        return Span(start, end.end)

    def _find(self, pattern: str, position: int) -> Span | None:
        if pattern not in self._next:
            self._next[pattern] = _Next(pattern, self._text)
        return self._next[pattern](position)
