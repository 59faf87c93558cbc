"""Where a query begins."""

from __future__ import annotations

from typing import Any

from forge.graphql.fields import Scene, failure, field
from forge.graphql.nodes import Node, find, pull_node, repository_node

MOST_IDS = 100
NEEDS = {"IssueComment": "issues", "UserContentEdit": "issues"}
"""The permission that opens each type; all others are of pull requests."""


@field("Query.node")
def node(source: Any, scene: Scene, id: str) -> Node:
    found = find(scene.forge, id)
    if found is None:
        raise failure("NOT_FOUND", f"Could not resolve to a node with the global id of '{id}'.")
    scene.require(**{NEEDS.get(found.kind, "pull_requests"): "read"})
    return found


@field("Query.nodes")
def nodes(source: Any, scene: Scene, ids: list[str]) -> list[Node]:
    if len(ids) > MOST_IDS:
        raise failure("ARGUMENT_LIMIT", f"You may not provide more than {MOST_IDS} node ids; you provided {len(ids)}.")
    return [node(source, scene, id) for id in ids]


@field("Query.repository")
def repository(source: Any, scene: Scene, owner: str, name: str, followRenames: bool = True) -> Node:
    found = scene.forge.repositories.get(f"{owner}/{name}".lower())
    if found is None:
        message = f"Could not resolve to a Repository with the name '{owner}/{name}'."
        raise failure("NOT_FOUND", message)
    scene.require(metadata="read")
    return repository_node(found)


@field("Repository.pullRequest")
def pull_request(source: Node, scene: Scene, number: int) -> Node:
    found = source.value.pulls.get(number)
    if found is None:
        message = f"Could not resolve to a PullRequest with the number of {number}."
        raise failure("NOT_FOUND", message)
    scene.require(pull_requests="read")
    return pull_node(found)
