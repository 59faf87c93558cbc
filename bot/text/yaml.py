"""YAML that nobody vouches for, read within limits and with a place for every node.

PyYAML's events come first: they don't recurse and resolve nothing, so depth, count and aliases are judged
before anything is built. Merge keys and aliases are refused, since both can explode while they are resolved.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import yaml

from bot.model.front_matter import Value
from bot.model.message import Message, say
from bot.model.place import Position

MAX_CHARACTERS = 64 * 1024
MAX_DEPTH = 20
MAX_NODES = 5_000


class Mark(Protocol):
    """A place, as either of PyYAML's two loaders gives it, all of it counted from 0."""

    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...
    @property
    def index(self) -> int: ...


class Unreadable(Exception):
    """The text is no YAML that we accept; ``mark`` is a code-point offset, None for the text as a whole."""

    def __init__(self, message: Message, mark: Mark | None = None) -> None:
        super().__init__(message.in_english())
        self.message = message
        self.position = Position(mark.line + 1, mark.column + 1) if mark else None
        self.offset: int | None = mark.index if mark else None


@dataclass(frozen=True, slots=True)
class Document:
    """A YAML document. ``value`` holds plain values; dates stay text."""

    value: Value
    node: yaml.Node | None

    def position(self, location: Sequence[str | int]) -> Position | None:
        """Where the node at a path of keys and indices begins: a mapping's key, a list's element.

        Parts of the path that the document lacks are passed over, as a validator's paths may hold names of its own.
        """
        node, mark = self.node, self.node.start_mark if self.node else None
        for part in location:
            if isinstance(node, yaml.MappingNode):
                pair = next((pair for pair in node.value if pair[0].value == str(part)), None)
                if pair:
                    mark, node = pair[0].start_mark, pair[1]
            elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
                node = node.value[part]
                mark = node.start_mark
        return Position(mark.line + 1, mark.column + 1) if mark else None


def read_yaml(text: str) -> Document:
    """Read one document; an empty text is the value None.

    Raises Unreadable for what is no YAML, is repeated, aliased, tagged, too large, too deep or too much.
    """
    node = compose(text)
    return Document(_value(node), node)


def compose(text: str) -> yaml.Node | None:
    """The node tree of a text, once its events have been found harmless. Raises Unreadable."""
    if len(text) > MAX_CHARACTERS:
        raise Unreadable(say("It is longer than {limit} characters. Shorten it.", limit=MAX_CHARACTERS))
    try:
        _judge_events(text)
        return yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problem = error.problem or error.context or "?"
        raise Unreadable(say("It is no valid YAML ({problem}). Correct this line.", problem=problem), mark) from error
    except yaml.YAMLError as error:
        raise Unreadable(say("It holds a character that YAML doesn't allow. Remove it.")) from error


def _judge_events(text: str) -> None:
    depth = nodes = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.AliasEvent):
            raise Unreadable(say("It uses a YAML alias (*name). Write the value out."), event.start_mark)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        nodes += isinstance(event, yaml.NodeEvent)
        if depth > MAX_DEPTH:
            raise Unreadable(
                say("It nests more than {limit} levels deep. Flatten it.", limit=MAX_DEPTH), event.start_mark
            )
        if nodes > MAX_NODES:
            raise Unreadable(say("It holds more than {limit} values. Shorten it.", limit=MAX_NODES), event.start_mark)


_LOADER = yaml.SafeLoader("")
"""Only its reading of single scalars is used, which keeps nothing; it never reads a text."""

_CORE = {
    "tag:yaml.org,2002:null": _LOADER.construct_yaml_null,
    "tag:yaml.org,2002:bool": _LOADER.construct_yaml_bool,
    "tag:yaml.org,2002:int": _LOADER.construct_yaml_int,
    "tag:yaml.org,2002:float": _LOADER.construct_yaml_float,
}


def _value(node: yaml.Node | None) -> Value:
    """The plain value of a node. ``compose`` has bounded its depth. Raises Unreadable for a key that is repeated."""
    if node is None:
        return None
    if isinstance(node, yaml.SequenceNode):
        return [_value(child) for child in node.value]
    if isinstance(node, yaml.MappingNode):
        return _mapping(node)
    return scalar(node) if isinstance(node, yaml.ScalarNode) else None


def _mapping(node: yaml.MappingNode) -> Mapping[str, Value]:
    values: dict[str, Value] = {}
    for key, child in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise Unreadable(say("A key must be a plain word. Rewrite this one."), key.start_mark)
        if key.value in values:
            raise Unreadable(say("“{key}” stands here twice. Keep one.", key=key.value), key.start_mark)
        values[key.value] = _value(child)
    return values


def scalar(node: yaml.ScalarNode) -> bool | int | float | str | None:
    """A scalar as YAML 1.1 reads it, but for dates and unknown tags, which stay the text that was written."""
    construct = _CORE.get(node.tag)
    if construct is None:
        return str(node.value)
    try:
        value: bool | int | float | None = construct(node)
    except (ValueError, KeyError, IndexError, OverflowError, yaml.YAMLError):
        return str(node.value)
    return value
