"""Connections: lists that GraphQL gives in pages.

https://docs.github.com/en/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api#node-limit
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from forge.graphql.fields import failure, field

MOST = 100


@dataclass(frozen=True, slots=True)
class Connection:
    """One page of a list: the items up to before ``end``, of ``total``."""

    nodes: Sequence[Any]
    end: int
    total: int


def page(
    items: Sequence[Any],
    first: int | None = None,
    last: int | None = None,
    after: str | None = None,
    before: str | None = None,
) -> Connection:
    """The page that the arguments ask for: at least one of ``first`` and ``last`` must be given, 100 at most."""
    if first is None and last is None:
        message = "You must provide a `first` or `last` value to properly paginate the connection."
        raise failure("MISSING_PAGINATION_BOUNDARIES", message)
    if not all(0 <= wanted <= MOST for wanted in (first, last) if wanted is not None):
        raise failure("EXCESSIVE_PAGINATION", f"Requesting records exceeds the limit of {MOST} records.")
    start = _place(after) + 1 if after else 0
    end = _place(before) if before else len(items)
    if first is not None:
        end = min(end, start + first)
    if last is not None:
        start = max(start, end - last)
    return Connection(items[start:end], end, len(items))


def _cursor(place: int) -> str:
    return base64.b64encode(f"cursor:{place}".encode()).decode()


def _place(cursor: str) -> int:
    try:
        return int(base64.b64decode(cursor, validate=True).decode().removeprefix("cursor:"))
    except (binascii.Error, UnicodeDecodeError, ValueError):
        message = f"`{cursor}` does not appear to be a valid cursor."
        raise failure("INVALID_CURSOR_ARGUMENTS", message) from None


for _connection in (
    "PullRequestReviewThreadConnection",
    "PullRequestReviewCommentConnection",
    "UserContentEditConnection",
):
    field(f"{_connection}.nodes")(lambda source, scene: source.nodes)
    field(f"{_connection}.totalCount")(lambda source, scene: source.total)
    field(f"{_connection}.pageInfo")(lambda source, scene: source)

field("PageInfo.endCursor")(lambda source, scene: _cursor(source.end - 1) if source.nodes else None)
field("PageInfo.hasNextPage")(lambda source, scene: source.end < source.total)
