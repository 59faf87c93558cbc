"""The conversations on lines that Copydesk's own suggestions have begun."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from typing import Any

from bot.github.client import Client
from bot.github.graphql import Unanswered, ask
from bot.model.event import PullRequestRef
from bot.model.snapshot import SuggestedThread
from bot.render.suggestions import digests

MOST_PAGES = 5

_THREAD = """
fragment parts on PullRequestReviewThread {
  id isResolved isOutdated viewerCanResolve
  comments(first: 1) { totalCount nodes { body author { ... on Bot { databaseId } } } }
}
"""
_LIST = (
    """
query($owner: String!, $name: String!, $number: Int!, $after: String) {
  repository(owner: $owner, name: $name) {
    pullRequest(number: $number) {
      reviewThreads(first: 100, after: $after) { nodes { ...parts } pageInfo { hasNextPage endCursor } }
    }
  }
}
"""
    + _THREAD
)
_ONE = "query($id: ID!) { node(id: $id) { ...parts } }" + _THREAD
_RESOLVE = "mutation($id: ID!) { resolveReviewThread(input: {threadId: $id}) { thread { isResolved } } }"

log = logging.getLogger(__name__)


def unanswered(client: Client, ref: PullRequestRef) -> tuple[SuggestedThread, ...]:
    """Those that Copydesk may resolve: begun by a suggestion of its own user, open, and with no other comment."""
    try:
        found = (_own(client, data) for data in _listed(client, ref))
        return tuple(thread for thread in found if thread)
    except Unanswered as reason:
        log.warning("the threads of %s are not known: %s", ref.key, reason)
        return ()


def resolve(client: Client, thread_id: str) -> None:
    """Resolves a thread, unless it is resolved or gone by now, or somebody has answered in it.

    Where the App may not write contents, which GitHub asks for, the thread stays as it is.
    https://github.com/orgs/community/discussions/44650
    """
    try:
        if _own(client, ask(client, _ONE, id=thread_id)["node"] or {}):
            ask(client, _RESOLVE, id=thread_id)
    except Unanswered as reason:
        log.warning("a thread can't be resolved: %s", reason)


def _listed(client: Client, ref: PullRequestRef) -> Iterator[Mapping[str, Any]]:
    owner, _, name = ref.repository.partition("/")
    after = None
    for _ in range(MOST_PAGES):
        data = ask(client, _LIST, owner=owner, name=name, number=ref.number, after=after)
        found = data["repository"]["pullRequest"]["reviewThreads"]
        yield from filter(None, found["nodes"])
        if not found["pageInfo"]["hasNextPage"]:
            return
        after = found["pageInfo"]["endCursor"]


def _own(client: Client, data: Mapping[str, Any]) -> SuggestedThread | None:
    if not data or data["isResolved"] or not data["viewerCanResolve"] or data["comments"]["totalCount"] != 1:
        return None
    (said,) = data["comments"]["nodes"]
    author = said["author"] or {}  # null for a deleted account, empty for a person
    suggested = digests(said["body"])
    if author.get("databaseId") != client.bot_id or not suggested:
        return None
    return SuggestedThread(data["id"], suggested, data["isOutdated"])
