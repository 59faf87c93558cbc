"""Certain repairs, suggested on their lines."""

from __future__ import annotations

from dataclasses import replace

import pytest

from forge import Pull
from tests.stories.test_pull_requests import DRAFT, DRAFT_PATH, EDITS, FINISHED, FINISHED_PATH
from tests.stories.world import World, sticky

LINK, REPAIRED = EDITS[0]


def suggestions(pull: Pull) -> list[str]:
    return [comment.body for comment in pull.review_comments]


def test_a_repair_is_suggested_once_over_five_pushes(world: World) -> None:
    pull = world.open({DRAFT_PATH: DRAFT})
    world.settle()
    (first,) = suggestions(pull)
    assert "```suggestion\n" in first
    assert REPAIRED in first

    text = DRAFT
    for push, (before, after) in enumerate((*EDITS[1:], ("\n\n", "\n\nBonjour.\n\n")), 1):
        text = text.replace(before, after, 1)
        pull.push({DRAFT_PATH: text})
        world.settle()
        assert suggestions(pull) == [first], push
    pull.push({DRAFT_PATH: text + "\nAu revoir.\n"})
    world.settle()

    assert suggestions(pull) == [first]
    assert len(pull.reviews) == 1
    assert LINK in sticky(world, pull)[0]
    assert world.look(pull) == []


def test_a_suggestion_that_is_taken_is_gone_from_the_comment(world: World) -> None:
    pull = world.open({DRAFT_PATH: DRAFT})
    world.settle()
    (comment,) = pull.review_comments
    assert LINK in sticky(world, pull)[0]

    taken = comment.body.partition("```suggestion\n")[2].partition("\n```")[0]
    lines = DRAFT.split("\n")
    assert comment.line is not None
    lines[(comment.start_line or comment.line) - 1 : comment.line] = [taken]
    pull.push({DRAFT_PATH: "\n".join(lines)})
    world.settle()

    assert DRAFT.replace(LINK, REPAIRED) == "\n".join(lines)
    assert LINK not in sticky(world, pull)[0]
    assert suggestions(pull) == [comment.body]


def take(pull: Pull, text: str) -> None:
    """Commits the only suggestion, as its button does."""
    (comment,) = pull.review_threads
    replacement = comment.body.partition("```suggestion\n")[2].partition("\n```")[0]
    lines = text.split("\n")
    assert comment.line is not None
    lines[(comment.start_line or comment.line) - 1 : comment.line] = [replacement]
    pull.push({DRAFT_PATH: "\n".join(lines)})


def test_the_thread_of_a_suggestion_that_is_taken_is_resolved(world: World) -> None:
    pull = world.open({DRAFT_PATH: DRAFT})
    world.settle()
    (thread,) = pull.review_threads
    pull.push({DRAFT_PATH: DRAFT + "\nAu revoir.\n"})
    world.settle()
    assert thread.resolved_by is None

    take(pull, DRAFT + "\nAu revoir.\n")
    world.settle()

    assert thread.resolved_by is world.forge.app.bot
    assert world.look(pull) == []


def test_a_thread_is_resolved_once_its_line_is_gone(world: World) -> None:
    pull = world.open({DRAFT_PATH: DRAFT})
    world.settle()
    kept = [line for line in DRAFT.split("\n") if LINK not in line]
    pull.push({DRAFT_PATH: "\n".join(kept)})
    world.settle()

    assert pull.review_threads[0].resolved_by is world.forge.app.bot


def test_threads_in_which_people_speak_are_left_to_them(world: World) -> None:
    pull = world.open({DRAFT_PATH: DRAFT})
    world.settle()
    (thread,) = pull.review_threads
    other = replace(thread, id=world.forge.next_id(), user=world.forge.account("claire-dumas"))
    pull.review("claire-dumas", "COMMENTED", "", thread.commit_id, [other])
    pull.reply("claire-dumas", thread, "Pourquoi ?")
    take_first = thread.body.partition("```suggestion\n")[2].partition("\n```")[0]
    pull.push({DRAFT_PATH: DRAFT.replace(LINK, REPAIRED)})
    world.settle()

    assert REPAIRED in take_first
    assert LINK not in sticky(world, pull)[0]
    assert [root.resolved_by for root in pull.review_threads] == [None, None]


def test_a_thread_is_left_where_the_app_may_not_write_contents(world: World) -> None:
    world.forge.app.permissions["contents"] = "read"
    pull = world.open({DRAFT_PATH: DRAFT})
    world.settle()
    pull.push({DRAFT_PATH: DRAFT.replace(LINK, REPAIRED)})
    world.settle()

    assert pull.review_threads[0].resolved_by is None
    assert world.look(pull) == []


@pytest.mark.parametrize("after_commit", [False, True])
def test_an_answer_that_is_lost_leaves_no_thread_open(world: World, after_commit: bool) -> None:
    pull = world.open({DRAFT_PATH: DRAFT})
    world.settle()
    pull.push({DRAFT_PATH: DRAFT.replace(LINK, REPAIRED)})
    look = world.desk.look(world.target(pull))
    assert "ResolveThread" in [write["write"] for write in look["writes"]]
    world.forge.faults.add("POST", "/graphql$", status=502, after_commit=after_commit)
    world.settle()

    assert pull.review_threads[0].resolved_by is world.forge.app.bot


def test_copydesk_is_no_reader_for_having_suggested(world: World) -> None:
    pull = world.open({DRAFT_PATH: DRAFT})
    world.settle()
    pull.push({DRAFT_PATH: None, FINISHED_PATH: FINISHED})
    world.settle()

    assert pull.reviews[0].login not in sticky(world, pull)[0]
    assert len(pull.requested_reviewers) == 2


def test_nothing_is_suggested_on_a_draft_until_it_is_ready(world: World) -> None:
    pull = world.open({DRAFT_PATH: DRAFT}, draft=True)
    world.settle()
    assert pull.reviews == []

    pull.ready()
    world.settle()
    assert len(suggestions(pull)) == 1


def test_a_site_can_do_without(world: World) -> None:
    world.repository.commit("main", {".github/copydesk.yml": "suggestions: false\n"})
    pull = world.open({DRAFT_PATH: DRAFT})
    world.settle()

    assert pull.reviews == []


@pytest.mark.parametrize("after_commit", [False, True])
def test_an_answer_that_is_lost_doubles_nothing(world: World, after_commit: bool) -> None:
    world.forge.faults.add("POST", "/reviews$", status=502, after_commit=after_commit)
    pull = world.open({DRAFT_PATH: DRAFT})
    world.settle()

    assert world.forge.faults.waiting == []
    assert len(pull.reviews) == 1


def test_a_review_that_is_refused_leaves_all_else_as_it_should_be(world: World) -> None:
    world.forge.faults.add("POST", "/reviews$", status=422, body={"message": "Unprocessable Entity"})
    pull = world.open({DRAFT_PATH: DRAFT})
    world.settle()

    assert pull.reviews == []
    assert world.waits == []
    assert LINK in sticky(world, pull)[0]
    assert pull.labels == ["copydesk: incomplete"]
