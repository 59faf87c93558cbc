"""The edits of Copydesk's own comment, in which clicks are."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from bot import clicks
from bot.github.client import Client
from bot.github.graphql import Unanswered, ask
from bot.model.conversation import Edit
from bot.model.ledger import Ledger
from bot.model.site import Login
from bot.model.snapshot import StickyComment

BEFORE = 15
"""Edits before the first new one whose texts are read too: what people may have had before them."""
MOST_TEXTS = 100
"""GitHub's for one request."""
MOST_PAGES = 5
REACH = timedelta(days=1)
"""How far back more than a hundred edits are read: each of them was looked at when it was made."""

_LIST = """
query($id: ID!, $after: String) {
  node(id: $id) {
    ... on IssueComment {
      userContentEdits(first: 100, after: $after) {
        nodes { id editedAt deletedAt editor { __typename login } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
}
"""
_FIRST = """
query($id: ID!) {
  node(id: $id) { ... on IssueComment { userContentEdits(last: 1) { nodes { diff } } } }
}
"""
"""The history has the newest edit first, and the making of the comment last."""
_TEXTS = "query($ids: [ID!]!) { nodes(ids: $ids) { id ... on UserContentEdit { diff } } }"
"""``diff`` is the whole text after the edit, in spite of its name and of its description in the schema."""

log = logging.getLogger(__name__)


def recent(client: Client, comment: StickyComment, ledger: Ledger, now: datetime) -> tuple[Edit, ...]:
    """The edits around those by people that the ledger doesn't have, oldest first, with their texts; none without any.

    ``now`` is in UTC. Nothing is known where GitHub doesn't show the history.
    """
    try:
        listed = list(_listed(client, comment.node, now - REACH))
        found = sorted(reversed(listed), key=lambda one: one.edit.at)
        new = [place for place, one in enumerate(found) if clicks.is_new(one.edit, comment.id, ledger)]
        if not new:
            return ()
        around = found[max(0, new[0] - BEFORE) : new[-1] + 1][-MOST_TEXTS:]
        return _with_texts(client, around)
    except Unanswered as reason:
        log.warning("the edits of comment %d are not known: %s", comment.id, reason)
        return ()


def as_made(client: Client, node: str) -> str | None:
    """What a comment said when it was made; None where that isn't known, as for one that nobody has edited."""
    try:
        found = _history(ask(client, _FIRST, id=node))
    except Unanswered as reason:
        log.warning("the history of a comment is not known: %s", reason)
        return None
    return next((edit.get("diff") for edit in found["nodes"] if edit), None)


@dataclass(frozen=True, slots=True)
class _Listed:
    edit: Edit
    deleted: bool


def _listed(client: Client, node: str, since: datetime) -> Iterator[_Listed]:
    """Newest first."""
    after = None
    for _ in range(MOST_PAGES):
        found = _history(ask(client, _LIST, id=node, after=after))
        page = [_Listed(_edit(each), each["deletedAt"] is not None) for each in found["nodes"] if each]
        yield from page
        if not page or not found["pageInfo"]["hasNextPage"] or page[-1].edit.at < since:
            return
        after = found["pageInfo"]["endCursor"]


def _history(answer: Mapping[str, Any]) -> Mapping[str, Any]:
    """The edits in an answer; null stands for a history that isn't shown."""
    found: Mapping[str, Any] = (answer["node"] or {}).get("userContentEdits") or {"nodes": []}
    return found


def _edit(data: Mapping[str, Any]) -> Edit:
    editor = data["editor"]  # null for a deleted account
    person = Login(editor["login"]) if editor and editor["__typename"] == "User" else None
    return Edit(data["id"], person, datetime.fromisoformat(data["editedAt"]))


def _with_texts(client: Client, listed: Sequence[_Listed]) -> tuple[Edit, ...]:
    nodes = ask(client, _TEXTS, ids=[one.edit.id for one in listed if not one.deleted])["nodes"]
    texts = {node["id"]: node.get("diff") for node in nodes if node}
    return tuple(replace(one.edit, body=texts.get(one.edit.id)) for one in listed)
