"""Certain repairs, suggested on their lines."""

from __future__ import annotations

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
