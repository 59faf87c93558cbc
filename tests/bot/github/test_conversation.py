from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.github import comments, conversation, people
from bot.github.client import Client
from bot.model.conversation import CommentKind, Permission
from bot.model.plan import Reaction
from bot.model.site import Login
from bot.model.snapshot import Review, ReviewState, StickyComment
from bot.text.marker import embed
from forge import Forge, Pull, Repository
from forge.payloads.links import node_id
from tests.bot.github.conftest import NAME


@pytest.fixture(autouse=True)
def _collaborators(repository: Repository) -> None:
    for login in ("grace", "alan"):
        repository.add_collaborator(login, "write")


def test_reviews_are_listed_with_their_state(client: Client, pull: Pull) -> None:
    pull.review("grace", "CHANGES_REQUESTED", body="Please shorten it.")
    pull.review("alan", "COMMENTED", body="Hm.")
    pull.review("grace", "APPROVED")

    found = conversation.reviews(client.repository(NAME).get_pull(pull.number))

    assert [(review.login, review.state) for review in found] == [
        ("grace", ReviewState.CHANGES_REQUESTED),
        ("alan", ReviewState.COMMENTED),
        ("grace", ReviewState.APPROVED),
    ]
    assert all(review.submitted_at.utcoffset() is not None for review in found)


def test_who_was_ever_asked_is_remembered_after_the_request_was_taken_back(
    client: Client, forge: Forge, pull: Pull
) -> None:
    forge.add_team("octo", "editors", ["alan"])
    pull.request_reviewers(logins=["grace"], teams=("editors",))
    pull.remove_requested_reviewers(logins=["grace"])
    remote = client.repository(NAME).get_pull(pull.number)

    assert conversation.requested(remote) == frozenset()
    assert conversation.ever_requested(remote) == {"grace"}


def test_the_sticky_comment_is_the_oldest_of_the_bot_with_a_marker(client: Client, forge: Forge, pull: Pull) -> None:
    body = embed("Checklist", {"refused": ["alan", 3]})
    pull.comment("mallory", body)
    pull.comment(forge.app.bot.login, "No marker.")
    sticky = pull.comment(forge.app.bot.login, body)
    double = pull.comment(forge.app.bot.login, body)

    found, doubles = conversation.sticky_comments(client, conversation.comments(client.repository(NAME), pull.number))

    assert found == StickyComment(sticky.id, body, node_id("IssueComment", sticky.id))
    assert doubles == (double.id,)
    assert conversation.refused(found) == {"alan"}


def test_a_comment_that_somebody_overwrote_is_known_by_what_it_was(client: Client, forge: Forge, pull: Pull) -> None:
    pull.comment(forge.app.bot.login, "A reminder.")
    sticky = pull.comment(forge.app.bot.login, embed("Checklist", {}))
    pull.edit_comment(sticky.id, "Nothing to see here.", "mallory")

    found, doubles = conversation.sticky_comments(client, conversation.comments(client.repository(NAME), pull.number))
    assert (found and found.id, found and found.body, doubles) == (sticky.id, "Nothing to see here.", ())

    another = pull.comment(forge.app.bot.login, embed("Checklist", {}))
    found, doubles = conversation.sticky_comments(client, conversation.comments(client.repository(NAME), pull.number))
    assert (found and found.id, doubles) == (another.id, ())


@pytest.mark.parametrize("state", [{}, {"refused": "alan"}, {"refused": None}])
def test_a_marker_without_names_refuses_nobody(state: dict[str, object]) -> None:
    assert conversation.refused(StickyComment(1, embed("Checklist", state))) == frozenset()
    assert conversation.refused(None) == frozenset()


def test_the_newest_check_of_ours_is_shown(client: Client, pull: Pull) -> None:
    remote = client.repository(NAME)
    for digest in ("d1", "d2"):
        remote.create_check_run("copydesk", pull.head_sha, status="completed", conclusion="success", external_id=digest)
    remote.create_check_run("another", pull.head_sha, status="completed", conclusion="success", external_id="d3")

    shown, _ = conversation.shown_check(client, remote, pull.head_sha)

    assert shown is not None
    assert (shown.head, shown.digest) == (pull.head_sha, "d2")


def test_a_commit_without_a_check_shows_none(client: Client, pull: Pull) -> None:
    assert conversation.shown_check(client, client.repository(NAME), pull.head_sha) == (None, None)


def test_commands_are_found_in_comments_and_reviews_of_people(client: Client, forge: Forge, pull: Pull) -> None:
    pull.comment("grace", "Thank you.")
    comment = pull.comment("grace", "/check")
    pull.comment(forge.app.bot.login, "/check")
    review = pull.review("alan", "COMMENTED", body="Hm.\n/hold")
    remote = client.repository(NAME)

    said, submitted = conversation.comments(remote, pull.number), remote.get_pull(pull.number).get_reviews()
    found = conversation.thread(said, submitted)

    assert {(each.kind, each.id, each.login) for each in found} == {
        (CommentKind.ISSUE, comment.id, "grace"),
        (CommentKind.REVIEW, review.id, "alan"),
    }
    assert all(each.updated_at.utcoffset() is not None for each in found)


def test_what_a_check_run_keeps_is_found_on_an_earlier_commit(client: Client, pull: Pull) -> None:
    remote = client.repository(NAME)
    output: dict[str, Any] = {"title": "Ready", "summary": embed("Ready.", {"ledger": {"v": 1}})}
    remote.create_check_run("copydesk", pull.head_sha, status="completed", conclusion="success", output=output)
    assert conversation.shown_check(client, remote, pull.head_sha)[1] == {"v": 1}

    pull.push({"README.md": "More."})
    assert conversation.shown_check(client, remote, pull.head_sha)[1] is None
    assert conversation.kept_earlier(client, remote, remote.get_pull(pull.number)) == {"v": 1}


def test_absences_are_read_from_all_of_the_repository_once_in_a_while(client: Client, forge: Forge, pull: Pull) -> None:
    pull.comment("grace", "/away 2026-12-21 2027-01-03")
    pull.comment("alan", "I am away.")
    now, remote = forge.clock(), client.repository(NAME)

    assert [each.login for each in conversation.absences(client, remote, now)] == ["grace"]
    requests = len(forge.exchanges)
    assert [each.login for each in conversation.absences(client, remote, now)] == ["grace"]
    assert len(forge.exchanges) == requests


def test_what_somebody_may_do_is_asked_of_github(client: Client, repository: Repository) -> None:
    found = people.permissions(client.repository(NAME), [Login("grace"), Login("grace"), Login("nobody-at-all")])
    assert found == ((Login("grace"), Permission.WRITE), (Login("nobody-at-all"), Permission.NONE))


def test_a_reaction_is_left_once_and_never_on_what_is_gone(client: Client, pull: Pull) -> None:
    comment, remote = pull.comment("grace", "/check"), client.repository(NAME)
    for _ in range(2):
        comments.react(remote, Reaction(comment.id, "+1"))
    comments.react(remote, Reaction(99_999, "+1"))
    assert [each.content for each in comment.reactions] == ["+1"]


def test_whoever_approves_unasked_is_told_apart_whatever_the_case_of_their_names() -> None:
    def review(login: str, state: ReviewState = ReviewState.APPROVED) -> Review:
        return Review(Login(login), state, datetime(2026, 11, 10, tzinfo=UTC))

    submitted = [review("ada"), review("Grace"), review("linus", ReviewState.COMMENTED), review("codecov[bot]")]
    assert list(conversation.unasked(submitted, [Login("grace")])) == ["ada"]
