from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.github import conversation, notes
from bot.github.apply import apply
from bot.github.auth import App
from bot.github.client import Client
from bot.model.errors import RetryLater
from bot.model.event import PullRequestRef
from bot.model.reminder import NoteKind, a_note
from bot.model.site import Login
from bot.model.snapshot import Sha
from bot.model.write import ClosePull, CreateComment, PostNote
from bot.render.language import ENGLISH
from bot.render.notes import note
from bot.text.marker import embed
from forge import Forge, Pull
from tests.bot.github.conftest import NAME

AT = datetime(2026, 11, 10, 9, tzinfo=UTC)
GRACE = a_note(NoteKind.READ, AT, AT, [Login("grace")])
ALAN = a_note(NoteKind.READ, AT, AT, [Login("alan")])
BODY, OTHER = (note(said, AT.date(), ENGLISH) for said in (GRACE, ALAN))


def test_it_is_a_comment_of_its_own_beside_the_sticky_one(client: Client, pull: Pull, ref: PullRequestRef) -> None:
    sticky = embed("Checklist", {})
    for write in (CreateComment(sticky), PostNote(BODY), CreateComment(sticky), PostNote(OTHER)):
        apply(client, ref, write)

    assert [comment.body for comment in pull.comments] == [sticky, BODY, OTHER]


def test_posting_it_twice_makes_one_whatever_its_words(client: Client, pull: Pull, ref: PullRequestRef) -> None:
    apply(client, ref, PostNote(BODY))
    apply(client, ref, PostNote(BODY.replace("your reading", "your opinion")))

    assert [comment.body for comment in pull.comments] == [BODY]


def test_one_that_was_answered_by_an_error_is_not_posted_again(
    app: App, forge: Forge, pull: Pull, ref: PullRequestRef
) -> None:
    forge.faults.add("POST", "/comments$", status=502, after_commit=True)
    with pytest.raises(RetryLater), app.client(ref.installation) as client:
        apply(client, ref, PostNote(BODY))
    with app.client(ref.installation) as client:
        apply(client, ref, PostNote(BODY))

    assert len(pull.comments) == 1


def test_only_those_of_the_bot_stand(client: Client, forge: Forge, pull: Pull) -> None:
    pull.comment("mallory", OTHER)
    pull.comment(forge.app.bot.login, "No marker.")
    posted = pull.comment(forge.app.bot.login, BODY)
    said = list(conversation.comments(client.repository(NAME), pull.number))

    assert [(one.note, one.at) for one in notes.standing(client, said)] == [
        (GRACE, posted.created_at.replace(microsecond=0))
    ]
    assert conversation.sticky_comments(client, said) == (None, ())


def test_closing_is_done_once(client: Client, pull: Pull, ref: PullRequestRef) -> None:
    for _ in range(2):
        apply(client, ref, ClosePull(Sha(pull.head_sha)))

    assert pull.state == "closed"
    assert [event.event for event in pull.events].count("closed") == 1


def test_what_was_pushed_to_meanwhile_is_not_closed(client: Client, pull: Pull, ref: PullRequestRef) -> None:
    before = pull.head_sha
    pull.push({"README.md": "More."})
    apply(client, ref, ClosePull(Sha(before)))

    assert pull.state == "open"
