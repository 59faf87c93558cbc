"""How a field of the schema is given its resolver, and what a resolver is given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from graphql import GraphQLError, GraphQLResolveInfo

from forge.api.routing import Caller
from forge.errors import Refusal
from forge.hub import Forge

Resolver = Callable[..., Any]

FIELDS: dict[str, dict[str, Resolver]] = {}
"""By type and field; the vendored schema has these and no others."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One request, as its resolvers see it."""

    forge: Forge
    caller: Caller

    def require(self, **levels: str) -> None:
        """Refuse an installation that lacks one of these permissions; ``write`` includes ``read``."""
        token = self.caller.token
        if token is None:
            raise failure("FORBIDDEN", "Resource not accessible by integration")
        if token.installation is None:
            return
        for name, level in levels.items():
            granted = token.permissions.get(name)
            if granted not in (("write", "admin") if level == "write" else ("read", "write", "admin")):
                raise failure("FORBIDDEN", "Resource not accessible by integration")


def field(name: str) -> Callable[[Resolver], Resolver]:
    """Register ``(source, scene, **arguments)`` as the resolver of ``Type.field``."""
    type_name, _, field_name = name.partition(".")

    def register(resolver: Resolver) -> Resolver:
        def resolve(source: Any, info: GraphQLResolveInfo[Scene], **arguments: Any) -> Any:
            try:
                return resolver(source, info.context, **arguments)
            except Refusal as refusal:
                raise failure("UNPROCESSABLE", refusal.message) from refusal

        FIELDS.setdefault(type_name, {})[field_name] = resolve
        return resolver

    return register


def failure(kind: str, message: str) -> GraphQLError:
    """An error with the ``type`` that GitHub gives it beside its message."""
    return GraphQLError(message, extensions={"type": kind})
