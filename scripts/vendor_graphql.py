"""Cut GitHub's GraphQL schema down to the fields that the forge resolves, with all that their arguments take."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from graphql import (
    DefinitionNode,
    EnumTypeDefinitionNode,
    FieldDefinitionNode,
    InputObjectTypeDefinitionNode,
    InputValueDefinitionNode,
    InterfaceTypeDefinitionNode,
    Node,
    ObjectTypeDefinitionNode,
    ScalarTypeDefinitionNode,
    Source,
    TypeNode,
    parse,
    print_ast,
)

PACKAGE = "@octokit/graphql-schema@15.26.1"
MEMBER = "package/schema.graphql"

_BUILT_IN = frozenset({"Boolean", "Float", "ID", "Int", "String"})

Fields = Mapping[str, Collection[str]]


def cut(text: str, kept: Fields) -> str:
    """The schema with these fields of these types, sorted by name, without its prose.

    Raises LookupError for a type or a field that GitHub does not have.
    """
    definitions = {name: each for each in parse(Source(text)).definitions if (name := _name(each))}
    chosen = {name: _cut_type(definitions, name, fields, kept) for name, fields in kept.items()}
    waiting = [name for each in chosen.values() for name in _references(each)]
    while waiting:
        name = waiting.pop()
        if name in chosen or name in _BUILT_IN:
            continue
        if not isinstance(
            definitions[name], ScalarTypeDefinitionNode | EnumTypeDefinitionNode | InputObjectTypeDefinitionNode
        ):
            raise LookupError(f"A kept field refers to {name}, of which nothing is kept.")
        chosen[name] = _bare(definitions[name])
        waiting += _references(chosen[name])
    return "\n\n".join(print_ast(chosen[name]) for name in sorted(chosen)) + "\n"


def _cut_type(definitions: Mapping[str, DefinitionNode], name: str, fields: Collection[str], kept: Fields) -> Node:
    found = definitions.get(name)
    if not isinstance(found, ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode):
        raise LookupError(f"GitHub's schema has no type {name!r} with fields.")
    by_name = {field.name.value: field for field in found.fields or ()}
    if missing := set(fields) - by_name.keys():
        raise LookupError(f"GitHub's schema has no {name}.{min(missing)}.")
    return _bare(
        found,
        fields=tuple(_bare_field(by_name[field]) for field in sorted(fields)),
        interfaces=tuple(
            each for each in found.interfaces or () if set(kept.get(each.name.value, ("",))).issubset(fields)
        ),
    )


def _bare_field(field: FieldDefinitionNode) -> Node:
    return _bare(field, arguments=tuple(map(_bare, field.arguments or ())))


def _bare(node: Node, **changed: Any) -> Node:
    """A definition without its descriptions and directives, which concern people and GitHub's own server."""
    parts: dict[str, Any] = {key: getattr(node, key, None) for key in node.keys}
    if "values" in parts or ("fields" in parts and "fields" not in changed):
        inner = "values" if "values" in parts else "fields"
        changed[inner] = tuple(map(_bare, parts[inner] or ()))
    return type(node)(**{**parts, "description": None, "directives": (), **changed})


def _references(node: Any) -> Iterator[str]:
    """The names of the types that a definition refers to."""
    match node:
        case FieldDefinitionNode():
            yield _named(node.type)
            for argument in node.arguments or ():
                yield _named(argument.type)
        case InputValueDefinitionNode():
            yield _named(node.type)
        case _:
            for field in getattr(node, "fields", None) or ():
                yield from _references(field)


def _named(kind: TypeNode) -> str:
    inner: Any = kind
    while hasattr(inner, "type"):
        inner = inner.type
    return str(inner.name.value)


def _name(definition: Any) -> str | None:
    name = getattr(definition, "name", None)
    return name.value if name else None
