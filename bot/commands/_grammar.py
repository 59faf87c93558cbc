"""Reading the commands out of a comment.

A command is a line that begins with ``/name``, or ``/copydesk name``, and what follows on it are its arguments. It may
stand anywhere in a comment, but not in code, quotes, HTML or folded details: there people write about commands.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from bot.model.place import Span
from bot.text.events import Event, Part, parse

MAX_INVOCATIONS = 20
"""Commands of one comment that are read; those after them are not."""
MAX_ARGUMENTS = 500
"""In characters; the rest of the line is cut off."""

_LINE = re.compile(r"^ {0,3}/([A-Za-z]{1,30})[.!,;:]?(?=\s|$)([^\n]*)", re.MULTILINE)
_DETAILS = re.compile(r"<(/?)details\b", re.IGNORECASE)
_WITHOUT_COMMANDS = frozenset({"BlockQuote", "CodeBlock", "HtmlBlock"})
_TYPED = str.maketrans(
    {"\N{NO-BREAK SPACE}": " ", "\N{NARROW NO-BREAK SPACE}": " ", "\N{ZERO WIDTH SPACE}": None, "\t": " ", "\r": " "}
    | dict.fromkeys("‐‑‒–—−", "-")
    | dict.fromkeys("‘’", "'")
)


@dataclass(frozen=True, slots=True)
class Line:
    """One command as it was written: its name in lower case, its arguments as they stand, and whether it is ours.

    ``addressed`` is for ``/copydesk name``, which can be meant for nobody else. ``digest`` tells it apart from the
    others of its comment, and is the same after an edit that leaves it as it is.
    """

    name: str
    arguments: str
    addressed: bool
    digest: str


def read_commands(body: str) -> tuple[Line, ...]:
    """The commands of a comment in their order. Never raises, and takes time in proportion to the comment."""
    text = body.replace("\r\n", "\n")
    if "/" not in text:
        return ()
    barred = _Barred(text)
    seen: Counter[tuple[str, str]] = Counter()
    found: list[Line] = []
    for match in _LINE.finditer(text):
        if len(found) == MAX_INVOCATIONS:
            break
        if barred.bars(match.start(1) - 1):
            continue
        name, arguments = match[1].lower(), " ".join(match[2][:MAX_ARGUMENTS].translate(_BLANKS).split())
        addressed = name == "copydesk"
        if addressed:
            name, _, arguments = arguments.partition(" ")
            name = name.strip("/.!,;:").lower()[:30] or "help"
        seen[name, arguments] += 1
        content = f"{name}\n{arguments}\n{seen[name, arguments]}".encode(errors="surrogatepass")
        found.append(Line(name, arguments.strip(), addressed, sha256(content).hexdigest()[:8]))
    return tuple(found)


def as_typed(text: str) -> str:
    """``text`` with the plain dashes, apostrophes and blanks of a keyboard in place of typographic ones."""
    return text.translate(_TYPED)


_BLANKS = str.maketrans({"\N{NO-BREAK SPACE}": " ", "\N{NARROW NO-BREAK SPACE}": " ", "\N{ZERO WIDTH SPACE}": None})


class _Barred:
    """The places of a text at which no command begins; asked about in growing order."""

    def __init__(self, text: str) -> None:
        events, _ = parse(text)
        self._spans = sorted((*_blocks(events), *_details(text, events)), key=lambda span: span.start)
        self._next, self._end = 0, 0

    def bars(self, place: int) -> bool:
        while self._next < len(self._spans) and self._spans[self._next].start <= place:
            self._end = max(self._end, self._spans[self._next].end)
            self._next += 1
        return place < self._end


def _blocks(events: list[Event]) -> Iterator[Span]:
    for event in events:
        if event.name in ("Code", "InlineHtml") or (event.part is Part.START and event.name in _WITHOUT_COMMANDS):
            yield event.span


def _details(text: str, events: list[Event]) -> Iterator[Span]:
    """From each outermost ``<details>`` to its end, or to that of the text."""
    depth, start = 0, 0
    for event in events:
        if event.name not in ("Html", "InlineHtml"):
            continue
        for tag in _DETAILS.finditer(text, event.span.start, event.span.end):
            if tag[1] and depth:
                depth -= 1
                if not depth:
                    yield Span(start, tag.end())
            elif not tag[1]:
                start = tag.start() if not depth else start
                depth += 1
    if depth:
        yield Span(start, len(text))
