"""Which operation answers to a method and a path."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from werkzeug.exceptions import HTTPException
from werkzeug.routing import Map, Rule

from forge.api import ROUTES, Route
from forge.deviations import ALIASES

PATH_LIKE = ("path", "ref", "branch", "basehead", "name")
"""Parameters that may hold slashes."""


def match(method: str, path: str) -> tuple[Route, dict[str, Any]] | None:
    """The operation, with the parameters in the path; None when there is no such operation."""
    try:
        endpoint, params = _map().bind("forge").match(_without_alias(method, path), method=method)
    except HTTPException:
        return None
    return endpoint, dict(params)


@cache
def _map() -> Map:
    rules = [rule for route in ROUTES for rule in _rules(route)]
    return Map(rules, merge_slashes=False, redirect_defaults=False)


def _rules(route: Route) -> Iterator[Rule]:
    yield Rule(re.sub(r"{(\w+)}", _placeholder, route.template), endpoint=route, methods=[route.method])
    if route.template.endswith("/{path}"):
        root = re.sub(r"{(\w+)}", _placeholder, route.template.removesuffix("{path}"))
        yield Rule(root, endpoint=route, methods=[route.method], defaults={"path": ""}, strict_slashes=False)


def _placeholder(found: re.Match[str]) -> str:
    name = found[1]
    kind = "path:" if name in PATH_LIKE else "int:" if name.endswith(("_number", "_id")) else ""
    return f"<{kind}{name}>"


def _without_alias(method: str, path: str) -> str:
    for alias_method, pattern, target, _ in ALIASES:
        if method == alias_method and re.fullmatch(pattern, path):
            return re.sub(pattern, target, path)
    return path
