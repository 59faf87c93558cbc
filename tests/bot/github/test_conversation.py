from __future__ import annotations

import pytest

from bot.github import conversation
from bot.github.client import Client
from bot.model.snapshot import ReviewState, StickyComment
from bot.text.marker import embed
from forge import Forge, Pull, Repository
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

    assert found == StickyComment(sticky.id, body)
    assert doubles == (double.id,)
    assert conversation.refused(found) == {"alan"}


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
