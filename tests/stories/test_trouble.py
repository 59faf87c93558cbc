"""What GitHub does to those who rely on it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot import sample
from tests.stories.test_pull_requests import DRAFT, DRAFT_PATH, FINISHED, FINISHED_PATH, requests_made
from tests.stories.world import World, sticky


def test_a_comment_whose_creation_was_answered_by_an_error_is_not_doubled(world: World) -> None:
    world.forge.faults.add("POST", "/comments$", status=502, after_commit=True)
    pull = world.open({DRAFT_PATH: DRAFT})
    world.settle()

    assert world.forge.faults.waiting == []
    assert len(sticky(world, pull)) == 1
    assert world.waits == [5]


def test_a_second_comment_is_cleaned_up_and_nobody_elses_is(world: World) -> None:
    pull = world.open({DRAFT_PATH: DRAFT})
    world.settle()
    (first,) = sticky(world, pull)
    forged = pull.comment("claire-dumas", first)
    pull.comment(world.forge.app.bot.login, first)

    assert world.look(pull) == ["DeleteComment"]
    assert sticky(world, pull) == [first]
    assert forged in pull.comments
    assert world.look(pull) == []


@pytest.mark.parametrize("path", ["/check-runs$", "/labels$", "/requested_reviewers$", "/comments$"])
def test_no_write_is_doubled_or_lost_when_its_answer_is(world: World, path: str) -> None:
    world.forge.faults.add("POST", path, status=502)
    world.forge.faults.add("POST", path, status=502, after_commit=True)
    pull = world.open({FINISHED_PATH: FINISHED})
    world.settle()

    assert world.forge.faults.waiting == []
    assert len(sticky(world, pull)) == 1
    assert sum(len(suite.runs) for suite in world.repository.suites if suite.head_sha == pull.head_sha) == 1
    assert pull.labels == ["copydesk: ready"]
    assert len(requests_made(pull)) == len(set(requests_made(pull))) == 2


def test_who_cannot_be_asked_is_named_and_replaced(world: World) -> None:
    world.repository.remove_collaborator("amadou-sy")
    pull = world.open({FINISHED_PATH: FINISHED})
    world.settle()

    assert sorted(pull.requested_reviewers) == ["claire-dumas", "samuel-roche"]
    (said,) = sticky(world, pull)
    assert "amadou-sy" in said


def test_who_is_refused_at_the_last_moment_is_named_and_replaced(world: World) -> None:
    """GitHub calls a collaborator whom it then refuses; the first 422 is for all, the second for one."""
    refusal = {"message": "Reviews may only be requested from collaborators."}
    pull = world.open({FINISHED_PATH: FINISHED})
    for _ in range(2):
        world.forge.faults.add("POST", "/requested_reviewers$", status=422, body=refusal)
    world.settle()

    refused = "amadou-sy"
    assert refused not in pull.requested_reviewers
    assert len(pull.requested_reviewers) == 2
    (said,) = sticky(world, pull)
    assert refused in said


def test_a_look_after_a_refusal_says_the_same_as_before(world: World) -> None:
    world.repository.remove_collaborator("amadou-sy")
    pull = world.open({FINISHED_PATH: FINISHED})
    world.settle()

    assert world.look(pull) == []


def test_a_rate_limit_is_waited_for_and_the_work_then_finished(world: World) -> None:
    world.forge.faults.add("GET", "/pulls/1$", status=403, headers={"Retry-After": "42"})
    world.forge.faults.add("POST", "/check-runs$", status=429, headers={"Retry-After": "7"})
    pull = world.open({FINISHED_PATH: FINISHED})
    world.settle()

    assert world.waits == [42, 7]
    assert pull.labels == ["copydesk: ready"]
    assert len(sticky(world, pull)) == 1


def test_a_pull_request_that_is_gone_needs_nothing(world: World) -> None:
    pull = world.open({FINISHED_PATH: FINISHED})
    target = world.target(pull)
    world.repository.delete()

    assert world.desk.look(target) == {"writes": [], "wake_at": None}


def test_a_desk_without_its_app_has_nothing_to_do(world: World) -> None:
    pull = world.open({FINISHED_PATH: FINISHED})
    target = world.target(pull)
    world.forge.uninstall(world.repository)

    assert world.desk.look(target) == {"writes": [], "wake_at": None}
    assert world.desk.expand({"kind": "installation", "installation": target["installation"], "repositories": []}) == []


def test_a_broken_configuration_is_said_and_nobody_is_asked(world: World) -> None:
    world.repository.commit("main", {".github/copydesk.yml": "langage: fr\nreviewers: {count: many}\n"})
    pull = world.open({FINISHED_PATH: FINISHED})
    world.settle()

    (said,) = sticky(world, pull)
    assert "langage" in said
    assert requests_made(pull) == []

    world.repository.commit("main", {".github/copydesk.yml": sample.files()[".github/copydesk.yml"]})
    world.settle()
    assert len(requests_made(pull)) == 2


def test_the_desk_looks_again_when_a_day_begins(world: World) -> None:
    pull = world.open({FINISHED_PATH: FINISHED})

    wake_at = world.desk.look(world.target(pull))["wake_at"]

    assert wake_at == "2026-11-10T23:00:00+00:00"
    world.pass_time(days=1)
    assert world.desk.look(world.target(pull))["wake_at"] == "2026-11-11T23:00:00+00:00"


def test_the_sweep_finds_what_webhooks_did_not_tell(world: World) -> None:
    pull = world.open({DRAFT_PATH: DRAFT})

    for target in world.desk.sweep(world.forge.clock().isoformat()):
        for write in world.desk.look(target)["writes"]:
            world.desk.write(target, write)

    assert len(sticky(world, pull)) == 1


def test_later_sweeps_leave_out_what_has_been_quiet(world: World) -> None:
    pull = world.open({DRAFT_PATH: DRAFT})
    pull.updated_at -= timedelta(days=5)
    now = world.forge.clock().isoformat()

    assert len(world.desk.sweep(now)) == 1
    assert world.desk.sweep(now) == []


def test_a_mistake_of_our_own_turns_the_check_neutral(world: World) -> None:
    pull = world.open({DRAFT_PATH: DRAFT})
    world.settle()
    world.desk.failed(world.target(pull), "0a1b-delivery")

    (run,) = pull.check_runs
    assert (run.conclusion, run.annotations) == ("neutral", [])
    assert "Copydesk" in f"{run.title}"


def test_the_next_look_makes_up_for_it(world: World) -> None:
    pull = world.open({DRAFT_PATH: DRAFT})
    world.settle()
    world.desk.failed(world.target(pull), "0a1b-delivery")

    assert world.look(pull) == ["UpdateCheck"]
    assert pull.check_runs[0].conclusion == "failure"


def test_a_mistake_in_reading_the_site_is_told_in_english(world: World) -> None:
    pull = world.open({DRAFT_PATH: DRAFT})
    world.forge.faults.add("GET", "/git/trees/", status=404)

    world.desk.failed(world.target(pull), "0a1b-delivery")

    assert pull.check_runs[0].title == "Copydesk could not look at this commit"


def test_a_failure_to_say_so_is_no_further_failure(world: World) -> None:
    pull = world.open({DRAFT_PATH: DRAFT})
    world.forge.faults.add("POST", "/check-runs$", status=500)

    world.desk.failed(world.target(pull), "0a1b-delivery")

    assert pull.check_runs == []
