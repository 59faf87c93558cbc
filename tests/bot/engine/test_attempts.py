"""One job: done, put off, superseded, failed."""

from __future__ import annotations

import logging
import threading
import time

import pytest
from dbos import DBOS
from inline_snapshot import snapshot

from bot.engine import Look
from bot.engine.failures import Failures
from bot.engine.inbox import Inbox
from bot.engine.targets import to_json
from bot.model.errors import RetryLater
from bot.model.event import BranchRef, Event, PullRequestRef
from tests.bot.engine.conftest import Running
from tests.bot.engine.scripted import NOTHING, Options, a_pull_request, deliver
from tests.killing import wait_until


def outcomes(ref: PullRequestRef) -> list[str]:
    """What came of the deliveries for the pull request; nothing while one of them is not finished."""
    jobs = DBOS.list_workflows(workflow_id_prefix=f"{ref.key}/")
    done = all(job.status in ("SUCCESS", "ERROR") for job in jobs)
    return sorted(str(job.output) for job in jobs) if done else []


def outcome(running: Running, ref: PullRequestRef) -> str:
    """What came of a new delivery for the pull request."""
    return str(DBOS.retrieve_workflow(f"{ref.key}/{deliver(running.inbox, ref)}").get_result(polling_interval_sec=0.05))


def test_a_delivery_leads_to_one_look(running: Running) -> None:
    ref = a_pull_request()
    deliver(running.inbox, ref)
    running.desk.wait(ref, ["look"])


def test_a_delivery_that_comes_again_changes_nothing(running: Running) -> None:
    ref, other = a_pull_request(), a_pull_request()
    delivery = deliver(running.inbox, ref)
    running.desk.wait(ref, ["look"])
    deliver(running.inbox, ref, delivery)
    deliver(running.inbox, other)
    running.desk.wait(other, ["look"])
    assert running.desk.of(ref) == ["look"]


def test_writes_are_made_in_order(running: Running) -> None:
    ref = a_pull_request()
    writes = [{"write": number} for number in range(12)]
    running.desk.looks[ref.key] = lambda: Look(writes=writes, wake_at=None)
    deliver(running.inbox, ref)
    running.desk.wait(ref, ["look", *writes])


def test_jobs_of_one_pull_request_never_overlap(running: Running) -> None:
    ref = a_pull_request()
    at_work = threading.Semaphore(1)
    overlaps: list[str] = []

    def look() -> Look:
        if not at_work.acquire(blocking=False):
            overlaps.append("two at once")
        time.sleep(0.05)
        at_work.release()
        return NOTHING

    running.desk.looks[ref.key] = look
    for _ in range(5):
        deliver(running.inbox, ref)
        time.sleep(0.04)
    wait_until(lambda: len(outcomes(ref)) == 5, seconds=10, what="all five are done")
    assert overlaps == []


def test_a_newer_delivery_supersedes_one_that_waits(running: Running) -> None:
    ref = a_pull_request()
    go = threading.Event()

    def look() -> Look:
        go.wait(10)
        return NOTHING

    running.desk.looks[ref.key] = look
    deliver(running.inbox, ref)
    running.desk.wait(ref, ["look"])
    deliver(running.inbox, ref)
    deliver(running.inbox, ref)
    go.set()
    wait_until(lambda: outcomes(ref) == ["done", "done", "superseded"], seconds=5, what="one was superseded")
    assert running.desk.of(ref) == ["look", "look"]


def test_deliveries_within_the_settling_time_lead_to_one_look(running: Running) -> None:
    ref = a_pull_request()
    settling = Inbox(Options(running.options.database_url, settle_seconds=1.0))
    for _ in range(4):
        deliver(settling, ref)
    wait_until(lambda: running.desk.of(ref) == ["look"], seconds=5, what="one look")
    settling.close()
    wait_until(lambda: len(outcomes(ref)) == 4, seconds=5, what="all are done")
    assert running.desk.of(ref) == ["look"]


def test_a_pause_in_a_look_leads_to_another_look(running: Running) -> None:
    ref = a_pull_request()

    def look() -> Look:
        if running.desk.of(ref).count("look") == 1:
            raise RetryLater(0.3, "secondary rate limit")
        return NOTHING

    running.desk.looks[ref.key] = look
    delivery = deliver(running.inbox, ref)
    running.desk.wait(ref, ["look", "look"])
    assert DBOS.retrieve_workflow(f"{ref.key}/{delivery}").get_result() == "put off"


def test_nothing_runs_while_github_wants_a_pause(running: Running) -> None:
    ref, neighbour = a_pull_request(installation=8), a_pull_request(installation=8)
    elsewhere = a_pull_request(installation=9)

    def look() -> Look:
        raise RetryLater(3600)

    running.desk.looks[ref.key] = look
    assert outcome(running, ref) == "put off"
    [paused] = DBOS.list_workflows(workflow_id_prefix=f"pause:8/{ref.key}/")
    assert paused.status == "DELAYED"
    # A push meanwhile waits as well, and so do the other pull requests that GitHub counts together with this one.
    assert (outcome(running, ref), outcome(running, neighbour)) == ("put off", "put off")
    assert outcome(running, elsewhere) == "done"
    assert (running.desk.of(ref), running.desk.of(neighbour)) == (["look"], [])


def test_a_pause_in_a_write_leads_to_another_look(running: Running) -> None:
    ref = a_pull_request()
    writes = [{"write": 1}, {"write": 2}]
    running.desk.looks[ref.key] = lambda: Look(writes=writes, wake_at=None)

    def write(asked: object) -> None:
        if running.desk.of(ref) == ["look", {"write": 1}]:
            raise RetryLater(0.1)

    running.desk.writing[ref.key] = write
    deliver(running.inbox, ref)
    running.desk.wait(ref, ["look", {"write": 1}, "look", {"write": 1}, {"write": 2}])


def test_two_pauses_of_one_pull_request_become_one(running: Running) -> None:
    ref = a_pull_request(installation=10)

    def look() -> Look:
        raise RetryLater(3600)

    running.desk.looks[ref.key] = look
    assert [outcome(running, ref), outcome(running, ref)] == ["put off", "put off"]
    prefixes = [f"pause:10/{ref.key}/", f"again:{ref.key}/"]
    assert len(DBOS.list_workflows(workflow_id_prefix=prefixes)) == 1


def test_a_passing_error_is_tried_again(running: Running) -> None:
    ref = a_pull_request()

    def look() -> Look:
        if running.desk.of(ref).count("look") == 1:
            raise ConnectionError("reset")
        return NOTHING

    running.desk.looks[ref.key] = look
    deliver(running.inbox, ref)
    running.desk.wait(ref, ["look", "look"])


@pytest.mark.parametrize("place", ["look", "write"])
def test_a_bug_is_reported_logged_and_kept(running: Running, caplog: pytest.LogCaptureFixture, place: str) -> None:
    ref = a_pull_request()

    def fail(_write: object = None) -> Look:
        raise KeyError("authors")

    if place == "look":
        running.desk.looks[ref.key] = fail
        attempt: list[object] = ["look"]
    else:
        running.desk.looks[ref.key] = lambda: Look(writes=[{"write": 1}], wake_at=None)
        running.desk.writing[ref.key] = fail  # type: ignore[assignment]  # it raises, whatever it is given
        attempt = ["look", {"write": 1}]
    delivery = deliver(running.inbox, ref)
    running.desk.wait(ref, [*attempt, *attempt, *attempt, f"failed {delivery}"])
    failures = Failures(running.options.database_url)
    wait_until(lambda: any(job.delivery == delivery for job in failures.newest()), seconds=5, what="the job is kept")
    [kept] = [job for job in failures.newest() if job.delivery == delivery]
    assert (kept.name, kept.target) == ("look", ref.key)
    assert "KeyError" in kept.error
    [logged] = [
        record for record in caplog.records if record.levelno == logging.ERROR and record.name == "bot.engine.attempts"
    ]
    assert (vars(logged)["delivery"], vars(logged)["target"]) == (delivery, ref.key)
    failures.retry(kept.id)
    failures.close()
    running.desk.looks[ref.key] = lambda: NOTHING
    wait_until(lambda: running.desk.of(ref)[-1] == "look", seconds=5, what="it is looked at again")


def test_a_branch_leads_to_its_pull_requests(running: Running) -> None:
    refs = [a_pull_request(), a_pull_request()]
    running.desk.expanded = [to_json(ref) for ref in refs]
    running.inbox.accept(Event("pushed-1", "push", BranchRef(7, "Site/Posts", "main")))
    for ref in refs:
        running.desk.wait(ref, ["look"])


def test_the_stored_steps_of_a_look_are_those_of_this_version(running: Running) -> None:
    """Whoever changes them raises ``bot.engine.workflows.VERSION``, so that work in flight is started over."""
    ref = a_pull_request()
    running.desk.looks[ref.key] = lambda: Look(writes=[{"write": 1}], wake_at="2999-01-01T00:00:00+00:00")
    id = f"{ref.key}/{deliver(running.inbox, ref)}"
    assert DBOS.retrieve_workflow(id).get_result() == "done"
    steps = [step["function_name"] for step in DBOS.list_workflow_steps(id)]
    [write] = DBOS.list_workflows(workflow_id_prefix=f"write:7/{id}/")
    assert (steps, [step["function_name"] for step in DBOS.list_workflow_steps(write.workflow_id)]) == snapshot(
        (["stand", "look", "write", "DBOS.getResult", "wake-up", "look"], ["begin", "write"])
    )
