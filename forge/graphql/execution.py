"""A query held to the schema, executed, and answered in the shape of GitHub's."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from graphql import (
    ExecutionResult,
    GraphQLError,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    build_schema,
    graphql_sync,
    parse,
    validate,
)

from forge.graphql.fields import FIELDS, Scene

SCHEMA = "github.graphql"


@cache
def schema() -> GraphQLSchema:
    """GitHub's schema as far as the forge goes, with its resolvers. Raises ValueError for a field without one."""
    built = build_schema(files("forge").joinpath("schemas", SCHEMA).read_text("utf-8"))
    for name, kind in built.type_map.items():
        if name.startswith("__"):
            continue
        if isinstance(kind, GraphQLInterfaceType):
            kind.resolve_type = lambda value, *_: value.kind
        elif isinstance(kind, GraphQLObjectType):
            resolvers = FIELDS.get(name, {})
            if missing := kind.fields.keys() - resolvers.keys():
                raise ValueError(f"{name} has no resolver for {', '.join(sorted(missing))}.")
            for field, resolver in resolvers.items():
                kind.fields[field].resolve = resolver
    return built


def execute(scene: Scene, body: Any) -> tuple[dict[str, Any], list[str]]:
    """The answer to a request's body, and what was wrong with the query or with the forge itself.

    GitHub answers with status 200 whatever is wrong, and says in ``errors`` what that was.
    """
    query = body.get("query") if isinstance(body, dict) else None
    if not isinstance(query, str):
        message = "A query attribute must be specified and must be a string."
        return {"errors": [{"message": message}]}, [f"graphql: {message}"]
    try:
        mistakes = validate(schema(), parse(query))
    except GraphQLError as error:
        mistakes = [error]
    if mistakes:
        found = [f"graphql: {mistake.message}" for mistake in mistakes]
        return {"errors": [_described(mistake) for mistake in mistakes]}, found
    result = graphql_sync(schema(), query, context_value=scene, variable_values=body.get("variables") or {})
    return _answer(result), [f"graphql: {error.message}" for error in result.errors or () if not _is_meant(error)]


def _answer(result: ExecutionResult) -> dict[str, Any]:
    answer: dict[str, Any] = {"data": result.data}
    if result.errors:
        answer["errors"] = [_described(error) for error in result.errors]
    return answer


def _described(error: GraphQLError) -> dict[str, Any]:
    described: dict[str, Any] = {"message": error.message}
    if kind := (error.extensions or {}).get("type"):
        described = {"type": kind, "path": list(error.path or ()), **described}
    if error.locations:
        described["locations"] = [{"line": place.line, "column": place.column} for place in error.locations]
    return described


def _is_meant(error: GraphQLError) -> bool:
    """Whether a resolver refused; anything else is a variable of the wrong type, or a mistake of the forge."""
    return (error.extensions or {}).get("type") is not None
