"""The edits of the sticky comment, read no further than need be."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot import clicks
from bot.github import edits
from bot.github.client import Client
from bot.model.ledger import Done, Ledger
from bot.model.snapshot import StickyComment
from forge import Forge, Pull
from forge.conversation import Comment
from forge.payloads.links import node_id


@pytest.fixture
def comment(forge: Forge, pull: Pull) -> Comment:
    return pull.comment(forge.app.bot.login, "0")


def sticky(comment: Comment) -> StickyComment:
    return StickyComment(comment.id, comment.body, node_id("IssueComment", comment.id))


def recent(
    client: Client, forge: Forge, comment: Comment, ledger: Ledger | None = None
) -> list[tuple[str | None, str | None]]:
    found = edits.recent(client, sticky(comment), ledger or Ledger(), forge.clock())
    return [(edit.login, edit.body) for edit in found]


def queries(forge: Forge) -> int:
    return sum(each.path == "/graphql" for each in forge.exchanges)


def test_without_an_edit_by_a_person_no_text_is_read(
    client: Client, forge: Forge, pull: Pull, comment: Comment
) -> None:
    assert recent(client, forge, comment) == []
    pull.edit_comment(comment.id, "1", forge.app.bot.login)
    assert recent(client, forge, comment) == []
    assert queries(forge) == 2


def test_edits_come_oldest_first_with_their_texts(client: Client, forge: Forge, pull: Pull, comment: Comment) -> None:
    pull.edit_comment(comment.id, "1", "ada")
    pull.edit_comment(comment.id, "2", forge.app.bot.login)
    assert recent(client, forge, comment) == [(None, "0"), ("ada", "1")]

    pull.edit_comment(comment.id, "3", "grace")
    assert recent(client, forge, comment) == [(None, "0"), ("ada", "1"), (None, "2"), ("grace", "3")]


def test_what_the_ledger_has_is_not_read_again(client: Client, forge: Forge, pull: Pull, comment: Comment) -> None:
    pull.edit_comment(comment.id, "1", "ada")
    (_, edit) = edits.recent(client, sticky(comment), Ledger(), forge.clock())
    ledger = Ledger(done=(Done(clicks.source(comment.id), clicks.digest(edit), edit.at, True),))
    before = queries(forge)

    assert recent(client, forge, comment, ledger) == []
    assert queries(forge) == before + 1


def test_a_deleted_edit_has_no_text(client: Client, forge: Forge, pull: Pull, comment: Comment) -> None:
    pull.edit_comment(comment.id, "1", "ada")
    pull.edit_comment(comment.id, "2", "ada")
    pull.delete_edit(comment.id, comment.edits[1].id)
    assert recent(client, forge, comment) == [(None, "0"), ("ada", None), ("ada", "2")]


def test_bots_and_copydesk_itself_are_nobody(client: Client, forge: Forge, pull: Pull, comment: Comment) -> None:
    pull.edit_comment(comment.id, "1", forge.app.bot.login)
    pull.edit_comment(comment.id, "2", "ada")
    assert [login for login, _ in recent(client, forge, comment)] == [None, None, "ada"]


def test_pages_are_read_as_far_back_as_a_day(client: Client, forge: Forge, pull: Pull, comment: Comment) -> None:
    pull.edit_comment(comment.id, "by ada", "ada")
    for number in range(230):
        pull.edit_comment(comment.id, str(number), forge.app.bot.login)
    assert recent(client, forge, comment) == [(None, "0"), ("ada", "by ada")]

    for edit in comment.edits:
        edit.at -= timedelta(days=2)
    before = queries(forge)
    assert recent(client, forge, comment) == []
    assert queries(forge) == before + 1


def test_no_more_than_a_hundred_texts_are_asked_for(client: Client, forge: Forge, pull: Pull, comment: Comment) -> None:
    pull.edit_comment(comment.id, "by ada", "ada")
    for number in range(150):
        pull.edit_comment(comment.id, str(number), forge.app.bot.login)
    pull.edit_comment(comment.id, "by grace", "grace")
    found = recent(client, forge, comment)
    assert len(found) == 100
    assert found[-1] == ("grace", "by grace")


def test_a_comment_that_is_gone_has_no_history(client: Client, forge: Forge, pull: Pull, comment: Comment) -> None:
    pull.delete_comment(comment.id)
    assert recent(client, forge, comment) == []
    assert edits.as_made(client, sticky(comment).node) is None


def test_a_comment_is_known_by_what_it_said_when_it_was_made(client: Client, pull: Pull, comment: Comment) -> None:
    assert edits.as_made(client, sticky(comment).node) is None
    pull.edit_comment(comment.id, "1", "ada")
    pull.edit_comment(comment.id, "2", "ada")
    assert edits.as_made(client, sticky(comment).node) == "0"
