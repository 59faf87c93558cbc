"""Copydesk's own threads on lines, and resolving them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.github import threads
from bot.github.client import Client
from bot.model.event import PullRequestRef
from bot.text.marker import embed
from forge import Forge, Pull
from forge.payloads.links import node_id
from tests.bot.github.conftest import NAME

SUGGESTION = embed("A repair.\n\n```suggestion\nFirst.\n```", {"suggests": ["1a", "2b"]})


def suggest(client: Client, pull: Pull, body: str = SUGGESTION) -> str:
    """A review with one comment by Copydesk's own user; answers the id of its thread."""
    comment: Any = {"path": "_posts/2026-02-01-second.md", "line": 1, "side": "RIGHT", "body": body}
    client.repository(NAME).get_pull(pull.number).create_review(body="Words.", event="COMMENT", comments=[comment])
    return node_id("PullRequestReviewThread", pull.review_threads[-1].id)


def found(client: Client, ref: PullRequestRef) -> list[str]:
    return [thread.id for thread in threads.unanswered(client, ref)]


def test_an_open_suggestion_of_ours_is_found_with_what_it_suggests(
    client: Client, ref: PullRequestRef, pull: Pull
) -> None:
    id = suggest(client, pull)
    (thread,) = threads.unanswered(client, ref)
    assert (thread.id, thread.digests, thread.outdated) == (id, frozenset({"1a", "2b"}), False)

    pull.push({"_posts/2026-02-01-second.md": "Another.\n"})
    assert threads.unanswered(client, ref) == (replace(thread, outdated=True),)


def test_threads_of_others_answered_and_resolved_ones_are_left_out(
    client: Client, ref: PullRequestRef, pull: Pull
) -> None:
    suggest(client, pull, "A remark without a suggestion.")
    suggest(client, pull)
    pull.reply("ada", pull.review_threads[-1], "Why?")
    suggest(client, pull)
    pull.resolve_thread(pull.review_threads[-1], "ada")
    for login in ("ada", "another[bot]"):
        other = replace(pull.review_threads[-1], id=pull.forge.next_id(), user=pull.forge.account(login))
        pull.review(login, "COMMENTED", "", pull.head_sha, [replace(other, resolved_by=None)])

    assert found(client, ref) == []


def test_all_of_more_than_a_hundred_are_found(client: Client, ref: PullRequestRef, pull: Pull) -> None:
    suggest(client, pull)
    root, bot = pull.review_threads[0], pull.forge.app.bot.login
    pull.review(bot, "COMMENTED", "", None, [replace(root, id=pull.forge.next_id()) for _ in range(120)])

    assert len(found(client, ref)) == 121


def test_a_thread_is_resolved_once(client: Client, ref: PullRequestRef, pull: Pull) -> None:
    id = suggest(client, pull)
    for _ in range(2):
        threads.resolve(client, id)

    assert pull.review_threads[0].resolved_by is pull.forge.app.bot
    mutations = [each for each in pull.forge.exchanges if "mutation" in str(each.request_body)]
    assert len(mutations) == 1


def test_an_answer_given_meanwhile_keeps_a_thread_open(client: Client, pull: Pull) -> None:
    id = suggest(client, pull)
    pull.reply("ada", pull.review_threads[0], "Why?")
    threads.resolve(client, id)

    assert pull.review_threads[0].resolved_by is None


def test_a_thread_that_is_gone_needs_nothing(client: Client, pull: Pull) -> None:
    threads.resolve(client, node_id("PullRequestReviewThread", 1))
    assert [each.status for each in pull.forge.exchanges if each.path == "/graphql"] == [200]


def test_what_github_refuses_is_left(
    client: Client, ref: PullRequestRef, pull: Pull, caplog: pytest.LogCaptureFixture
) -> None:
    id = suggest(client, pull)
    errors = [{"type": "FORBIDDEN", "message": "Resource not accessible by integration"}]
    for _ in range(2):
        pull.forge.faults.add("POST", "/graphql$", status=200, body={"data": None, "errors": errors})

    assert threads.unanswered(client, ref) == ()
    threads.resolve(client, id)
    assert pull.review_threads[0].resolved_by is None
    assert caplog.text.count("not accessible") == 2


def test_a_pull_request_that_is_gone_has_none(client: Client, forge: Forge, ref: PullRequestRef) -> None:
    assert found(client, replace(ref, number=99)) == []
