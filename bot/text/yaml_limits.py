"""YAML from a stranger, judged before anything is built from it.

libyaml's events come one by one, without recursion and without resolving anything, so that a bomb is refused
before it goes off: nested brackets crash the composer, aliases explode when printed, merge keys when loaded.
"""

from __future__ import annotations

import re

import yaml

from bot.model.front_matter import ProblemKind
from bot.model.place import Span

MAX_BYTES = 64 * 1024
MAX_DEPTH = 32
MAX_NODES = 5_000

CORE_TAG = "tag:yaml.org,2002:"
_CORE_TAGS = frozenset(CORE_TAG + name for name in ("str", "int", "float", "bool", "null", "timestamp", "seq", "map"))
_MERGE = "<<"

# https://yaml.org/spec/1.1/#c-printable, and the byte order mark, which is invisible.
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


class Refused(Exception):
    """The YAML is valid or not, but it goes no further; ``span`` holds code-point offsets into it."""

    def __init__(self, kind: ProblemKind, span: Span, detail: str = "") -> None:
        super().__init__(detail or kind.value)
        self.kind = kind
        self.span = span
        self.detail = detail


def compose(source: str) -> yaml.Node | None:
    """The node tree of one YAML document, None when it is empty. Marks count code points.

    Raises Refused for what exceeds the limits above, for anchors, aliases, merge keys and tags beyond YAML's
    core, and for what isn't YAML.
    """
    unprintable = _UNPRINTABLE.search(source)
    if unprintable:
        code_point = f"U+{ord(unprintable.group()):04X}"
        raise Refused(ProblemKind.UNPRINTABLE, Span(*unprintable.span()), code_point)
    if len(source.encode()) > MAX_BYTES:
        raise Refused(ProblemKind.TOO_LARGE, Span(0, len(source)), str(MAX_BYTES))
    _judge(source)
    return yaml.compose(source, Loader=yaml.CSafeLoader)


def span_of(part: yaml.Event | yaml.Node) -> Span:
    """Where an event or a node is written, as libyaml marks it."""
    start, end = part.start_mark, part.end_mark
    return Span(start.index, end.index) if start and end else Span(0, 0)


def _judge(source: str) -> None:
    depth = nodes = 0
    for event in yaml.parse(source, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if not isinstance(event, yaml.NodeEvent):
            continue
        span = span_of(event)
        nodes += 1
        depth += isinstance(event, yaml.CollectionStartEvent)
        if event.anchor is not None or _merges(event):
            raise Refused(ProblemKind.ALIAS, span, event.anchor or _MERGE)
        tag = getattr(event, "tag", None)
        if tag not in (None, "!") and tag not in _CORE_TAGS:
            raise Refused(ProblemKind.TAG, span, str(tag))
        if depth > MAX_DEPTH:
            raise Refused(ProblemKind.TOO_DEEP, span, str(MAX_DEPTH))
        if nodes > MAX_NODES:
            raise Refused(ProblemKind.TOO_MANY, span, str(MAX_NODES))


def _merges(event: yaml.NodeEvent) -> bool:
    return isinstance(event, yaml.ScalarEvent) and event.value == _MERGE and event.implicit[0]
