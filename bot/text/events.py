"""pyromark behind a thin adapter: a Markdown text as a flat list of events with places in code points.

The rest of Copydesk knows these events only, so that another parser could take pyromark's place here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

import pyromark
from pyromark.event import BrokenLink

from bot.model.place import Span
from bot.text.offsets import code_points

_OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
)
_SURROGATES = re.compile("[\ud800-\udfff]")


class Part(Enum):
    """Which part of a node an event stands for. Both ends of a node carry the span of all of it."""

    START = auto()
    END = auto()
    WHOLE = auto()


@dataclass(frozen=True, slots=True)
class Event:
    """``name`` is pulldown-cmark's: https://docs.rs/pulldown-cmark/latest/pulldown_cmark/enum.Event.html.

    ``text`` is what a text or code reads as once unescaped, ``target`` and ``style`` belong to links and images,
    and ``level`` to headings.
    """

    name: str
    part: Part
    span: Span
    text: str = ""
    target: str = ""
    style: str = ""
    level: int = 0


@dataclass(frozen=True, slots=True)
class Undefined:
    """``[text][label]`` or ``[label][]`` that no definition answers; ``span`` is where the label is written."""

    span: Span
    label: str


def parse(text: str, start: int = 0) -> tuple[list[Event], list[Undefined]]:
    """The events of the Markdown that begins at ``start``, in order, and the references without a definition.

    Spans are offsets into the whole of ``text``.
    """
    source = text[start:]
    if not source.isascii():
        source = _SURROGATES.sub("\N{REPLACEMENT CHARACTER}", source)
    broken: dict[tuple[int, int], BrokenLink] = {}

    def note(link: BrokenLink) -> None:
        broken[link["span"]["start"], link["span"]["end"]] = link

    parsed = list(pyromark.events_with_range(source, options=_OPTIONS, merge_text=True, broken_link_callback=note))
    offsets = [offset for _, place in parsed for offset in (place["start"], place["end"])]
    offset = code_points(source, [*offsets, *(end for span in broken for end in span)])

    def span(first: int, last: int) -> Span:
        return Span(start + offset(first), start + offset(last))

    events = [_event(event, span(place["start"], place["end"])) for event, place in parsed]
    undefined = (_undefined(text, span(*place), link) for place, link in broken.items())
    return events, sorted(filter(None, undefined), key=lambda reference: reference.span)


def _event(event: Any, span: Span) -> Event:
    if isinstance(event, str):  # SoftBreak, HardBreak, Rule
        return Event(event, Part.WHOLE, span)
    ((name, payload),) = event.items()
    if name == "Start":
        return _start(payload, span)
    if name == "End":
        return Event(payload if isinstance(payload, str) else next(iter(payload)), Part.END, span)
    return Event(name, Part.WHOLE, span, text=payload if isinstance(payload, str) else "")


def _start(tag: Any, span: Span) -> Event:
    if isinstance(tag, str):
        return Event(tag, Part.START, span)
    ((name, payload),) = tag.items()
    match name:
        case "Heading":
            return Event(name, Part.START, span, level=int(payload["level"][1:]))
        case "Link" | "Image":
            return Event(name, Part.START, span, target=payload["dest_url"], style=str(payload["link_type"]))
        case _:
            return Event(name, Part.START, span)


def _undefined(text: str, span: Span, link: BrokenLink) -> Undefined | None:
    """A label in brackets alone is how people write brackets, so only the two longer forms count."""
    label = link["reference"]
    if label.startswith("^"):  # a footnote
        return None
    match link["link_type"]:
        case "Reference":
            return Undefined(Span(text.rfind("[", span.start, span.end) + 1, span.end - 1), label)
        case "Collapsed":
            return Undefined(Span(span.start + 1, text.find("]", span.start, span.end)), label)
        case _:
            return None
