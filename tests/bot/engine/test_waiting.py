"""Wake-ups: one for each pull request, moved and called off."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from dbos import DBOS, WorkflowStatus

from bot.engine import Look, waiting
from bot.model.event import PullRequestRef
from tests.bot.engine.conftest import Running
from tests.bot.engine.scripted import NOTHING, a_pull_request, deliver
from tests.killing import wait_until


def look_that_wakes_at(running: Running, ref: PullRequestRef, wake_at: str | None) -> None:
    running.desk.looks[ref.key] = lambda: Look(writes=[], wake_at=wake_at)
    id = f"{ref.key}/{deliver(running.inbox, ref)}"
    assert DBOS.retrieve_workflow(id).get_result() == "done"


def wake_ups(ref: PullRequestRef, status: str = "DELAYED") -> list[WorkflowStatus]:
    return DBOS.list_workflows(workflow_id_prefix=f"wake:{ref.key}/", status=status)


def within(seconds: float) -> str:
    return (datetime.now(UTC) + timedelta(seconds=seconds)).isoformat()


def test_a_pull_request_is_looked_at_again_when_it_asked_for_it(running: Running) -> None:
    ref = a_pull_request()
    running.desk.looks[ref.key] = lambda: (
        Look(writes=[], wake_at=within(0.5)) if running.desk.of(ref) == ["look"] else NOTHING
    )
    deliver(running.inbox, ref)
    running.desk.wait(ref, ["look", "look"])
    wait_until(lambda: len(wake_ups(ref, "SUCCESS")) == 1, seconds=5, what="the wake-up is done")
    assert wake_ups(ref) == []


def test_a_later_look_moves_the_wake_up(running: Running) -> None:
    ref = a_pull_request()
    look_that_wakes_at(running, ref, "2999-01-01T00:00:00+00:00")
    look_that_wakes_at(running, ref, "2998-01-01T00:00:00+01:00")
    [waiting] = wake_ups(ref)
    assert waiting.delay_until_epoch_ms is not None
    moment = datetime.fromtimestamp(waiting.delay_until_epoch_ms / 1000, UTC)
    assert abs(moment - datetime(2997, 12, 31, 23, tzinfo=UTC)) < timedelta(seconds=2)


def test_a_later_look_calls_the_wake_up_off_and_may_ask_for_it_again(running: Running) -> None:
    ref = a_pull_request()
    look_that_wakes_at(running, ref, "2999-01-01T00:00:00+00:00")
    look_that_wakes_at(running, ref, None)
    assert wake_ups(ref) == []
    look_that_wakes_at(running, ref, "2999-01-01T00:00:00+00:00")
    assert len(wake_ups(ref)) == 1


def test_a_wake_up_far_away_supersedes_nothing(running: Running) -> None:
    ref = a_pull_request()
    look_that_wakes_at(running, ref, "2999-01-01T00:00:00+00:00")
    look_that_wakes_at(running, ref, "2999-01-01T00:00:00+00:00")
    assert running.desk.of(ref) == ["look", "look"]


def test_a_wake_up_in_the_past_does_not_spin(running: Running) -> None:
    ref = a_pull_request()
    look_that_wakes_at(running, ref, "1999-01-01T00:00:00+00:00")
    [waits] = wake_ups(ref)
    assert waits.delay_until_epoch_ms is not None
    remaining = waits.delay_until_epoch_ms / 1000 - datetime.now(UTC).timestamp()
    assert waiting.LATE_WAKE_UP - 2 < remaining <= waiting.LATE_WAKE_UP


def test_a_wake_up_without_a_time_zone_is_a_bug(running: Running) -> None:
    ref = a_pull_request()
    running.desk.looks[ref.key] = lambda: Look(writes=[], wake_at="2999-01-01T00:00:00")
    delivery = deliver(running.inbox, ref)
    running.desk.wait(ref, ["look", "look", "look", f"failed {delivery}"])


@pytest.mark.parametrize("name", ["a_b", "a%b"])
def test_similar_names_are_kept_apart(running: Running, name: str) -> None:
    ref, similar = PullRequestRef(7, f"Site/{name}", 1), PullRequestRef(7, "Site/axb", 1)
    look_that_wakes_at(running, similar, "2999-01-01T00:00:00+00:00")
    look_that_wakes_at(running, ref, None)
    assert len(wake_ups(similar)) == 1
