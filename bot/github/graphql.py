"""What only GitHub's GraphQL API tells: who edited a comment, and which conversations on lines are settled.

Its answers have status 200 whatever is wrong, and PyGithub raises them as 400 with GitHub's errors as they are.
https://docs.github.com/en/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from github import GithubException

from bot.github.client import Client
from bot.github.errors import graphql_errors

_REFUSALS = frozenset({"FORBIDDEN", "INSUFFICIENT_SCOPES", "NOT_FOUND", "UNPROCESSABLE"})


_UNKNOWN_FIELD = "undefinedField"
"""A server of one's own may be older than the schema: https://docs.github.com/en/enterprise-server/admin/all-releases."""


class Unanswered(Exception):
    """GitHub has nothing of that name, doesn't let the App see or do it, or is too old to have what is asked for."""


def ask(client: Client, query: str, **variables: Any) -> Mapping[str, Any]:
    """The ``data`` of the answer. Raises Unanswered; limits and outages are as with every other request."""
    try:
        _, answer = client.api.requester.graphql_query(query, variables)
    except GithubException as error:
        kinds = {kind for kind, _ in graphql_errors(error)}
        if kinds and kinds <= _REFUSALS | {_UNKNOWN_FIELD}:
            raise Unanswered(", ".join(message for _, message in graphql_errors(error))) from error
        raise
    data: Mapping[str, Any] = answer["data"]
    return data
