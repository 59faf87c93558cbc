"""A whole YAML document that nobody vouches for, with a place for every node: configurations, not posts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import yaml

from bot.model.front_matter import Problem, ProblemKind, Value
from bot.model.place import Position, Span
from bot.text.yaml_limits import CORE_TAG, Refused, compose
from bot.text.yaml_repair import problem_of
from bot.text.yaml_values import Reader


@dataclass(frozen=True, slots=True)
class Document:
    """A YAML mapping. ``value`` holds plain values; dates stay text. ``problems`` hold offsets into the source."""

    value: Mapping[str, Value]
    problems: tuple[Problem, ...]
    source: str
    node: yaml.Node | None

    def position(self, location: Sequence[str | int]) -> Position | None:
        """Where the node at a path of keys and indices begins: a mapping's key, a list's element.

        Parts of the path that the document lacks are passed over, as a validator's paths hold names of its own.
        """
        node, offset = self.node, None
        for part in location:
            if isinstance(node, yaml.MappingNode):
                pair = next((pair for pair in node.value if pair[0].value == str(part)), None)
                if pair:
                    offset, node = pair[0].start_mark.index, pair[1]
            elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
                node = node.value[part]
                offset = node.start_mark.index
        return None if offset is None else self.place(offset)

    def place(self, offset: int) -> Position:
        """The line and column of an offset."""
        before = self.source[:offset]
        return Position(before.count("\n") + 1, offset - before.rfind("\n"))


def read_yaml(source: str) -> Document:
    """Read one mapping. Never raises: what can't be read is a problem, and an empty text an empty mapping."""
    try:
        root = compose(source)
    except (yaml.YAMLError, Refused) as error:
        return Document({}, (problem_of(source, error),), source, None)
    if root is None or root.tag == f"{CORE_TAG}null":
        return Document({}, (), source, None)
    if not isinstance(root, yaml.MappingNode):
        return Document({}, (Problem(ProblemKind.NOT_A_MAPPING, Span(0, 0)),), source, root)
    reader = Reader(source)
    value = {entry.key: entry.value for entry in reader.entries(root)}
    return Document(value, tuple(reader.problems), source, root)
