"""From YAML nodes to values and entries with places, as YAML 1.1 reads them, but for dates, which stay text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

import yaml

from bot.model.front_matter import Entry, Item, Problem, ProblemKind, Value
from bot.model.place import Span
from bot.text.yaml_limits import CORE_TAG, span_of

_RESERVED = frozenset({"content", "handler"})
_DEFAULT_TAG = f"{CORE_TAG}value"  # a lone `=`, which no library of YAML 1.1 makes anything of
_MAX_NUMBER = 100  # digits; beyond, Python itself refuses to print it

_SCALARS = yaml.SafeLoader("")
"""Only its reading of single scalars is used, which keeps nothing; it never reads a text."""

_CONSTRUCT = {
    "null": _SCALARS.construct_yaml_null,
    "bool": _SCALARS.construct_yaml_bool,
    "int": _SCALARS.construct_yaml_int,
    "float": _SCALARS.construct_yaml_float,
    "timestamp": _SCALARS.construct_yaml_timestamp,
}


class Reader:
    """Turns one composed tree into entries, and gathers what is wrong with them. Depth must have been judged."""

    def __init__(self, source: str) -> None:
        self._source = source
        self.problems: list[Problem] = []

    def entries(self, root: yaml.MappingNode) -> Iterator[Entry]:
        """The top-level keys in the order of the text; those that aren't text become problems."""
        for key_node, value_node in self._pairs(root):
            key_span = self._span(key_node)
            if _tag(key_node) != "str" or key_node.tag == _DEFAULT_TAG:
                self._report(ProblemKind.KEY_NOT_TEXT, key_node, key_span.of(self._source))
                continue
            key = str(key_node.value)
            if key in _RESERVED:
                self._report(ProblemKind.RESERVED_KEY, key_node, key)
            entry, known = self._entry(key, key_node, value_node), len(self.problems)
            inner = tuple(self._inner(value_node))
            del self.problems[known:]  # those of the inner keys have been found once already
            yield replace(entry, inner=inner)

    def _inner(self, node: yaml.Node) -> Iterator[Entry]:
        for key_node, value_node in self._pairs(node) if isinstance(node, yaml.MappingNode) else ():
            yield self._entry(str(key_node.value), key_node, value_node)

    def _entry(self, key: str, key_node: yaml.Node, node: yaml.Node) -> Entry:
        value, tag = self._value(node), _tag(node)
        return Entry(key, self._span(key_node), value, self._span(node), tag, tuple(self._items(node, value, tag)))

    def _items(self, node: yaml.Node, value: Value, tag: str) -> Iterator[Item]:
        if isinstance(node, yaml.SequenceNode) and isinstance(value, list):
            for child, element in zip(node.value, value, strict=True):
                yield Item(element, self._span(child))
        elif tag not in ("null", "map"):
            yield Item(value, self._span(node))

    def _value(self, node: yaml.Node) -> Value:
        if isinstance(node, yaml.SequenceNode):
            return [self._value(child) for child in node.value]
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node)
        return self._scalar(node) if isinstance(node, yaml.ScalarNode) else None

    def _mapping(self, node: yaml.MappingNode) -> Mapping[str, Value]:
        return {str(key.value): self._value(value) for key, value in self._pairs(node)}

    def _pairs(self, node: yaml.MappingNode) -> Iterator[tuple[yaml.ScalarNode, yaml.Node]]:
        """Keys with their values; a key that isn't a scalar, and all but the last of a duplicate, is a problem."""
        seen: dict[tuple[str, str], yaml.Node] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self._report(ProblemKind.KEY_NOT_TEXT, key, self._span(key).of(self._source))
                continue
            identity = (key.tag, str(key.value))
            if identity in seen:
                self._report(ProblemKind.DUPLICATE_KEY, seen[identity], str(key.value))
            seen[identity] = key
            yield key, value

    def _scalar(self, node: yaml.ScalarNode) -> Value:
        tag = _tag(node)
        construct = _CONSTRUCT.get(tag)
        if construct is None:
            if node.tag == _DEFAULT_TAG:
                self._report(ProblemKind.TAG, node, str(node.value))
            return str(node.value)
        try:
            if tag in ("int", "float") and len(node.value) > _MAX_NUMBER:
                raise ValueError(f"more than {_MAX_NUMBER} digits")
            value = construct(node)
        except (ValueError, TypeError, KeyError, AttributeError, IndexError, OverflowError):
            kind = ProblemKind.INVALID_DATE if tag == "timestamp" else ProblemKind.SYNTAX
            self._report(kind, node, str(node.value)[:_MAX_NUMBER])
            return str(node.value)
        return str(node.value) if isinstance(value, date) else value

    def _report(self, kind: ProblemKind, node: yaml.Node, detail: str) -> None:
        self.problems.append(Problem(kind, self._span(node), detail))

    def _span(self, node: yaml.Node) -> Span:
        """Where a node is written. libyaml ends a block where the next token begins, after blanks and comments."""
        last = node
        while isinstance(last, yaml.CollectionNode) and not last.flow_style and last.value:
            last = last.value[-1][1] if isinstance(last, yaml.MappingNode) else last.value[-1]
        written = span_of(last)
        if isinstance(last, yaml.ScalarNode) and last.style in ("|", ">"):
            written = Span(written.start, written.start + len(written.of(self._source).rstrip()))
        start = span_of(node).start
        return Span(start, max(start, written.end))


def _tag(node: yaml.Node) -> str:
    """The core type's name."""
    if isinstance(node, yaml.SequenceNode):
        return "seq"
    if isinstance(node, yaml.MappingNode):
        return "map"
    tag = str(node.tag).removeprefix(CORE_TAG)
    return tag if tag in _CONSTRUCT else "str"
