"""The sweep, and what it clears away."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from dbos import DBOS

from bot.engine import Engine, Inbox, jobs, upkeep
from bot.engine.jobs import new_job
from bot.engine.targets import to_json
from tests.bot.engine.scripted import Options, Scripted, a_pull_request, deliver
from tests.killing import wait_until


@pytest.fixture
def desk() -> Scripted:
    return Scripted()


@pytest.fixture
def inbox(desk: Scripted, tmp_path: Path) -> Iterator[Inbox]:
    options = Options(f"sqlite:///{tmp_path}/copydesk.db")
    with Engine(options, desk):
        inbox = Inbox(options)
        yield inbox
        inbox.close()


def test_what_the_sweep_finds_is_looked_at(desk: Scripted, inbox: Inbox) -> None:
    refs = [a_pull_request(), a_pull_request()]
    desk.swept = [to_json(ref) for ref in refs]
    DBOS.trigger_schedule("sweep").get_result()
    for ref in refs:
        desk.wait(ref, ["look"])


def test_the_schedule_runs_by_itself(desk: Scripted, tmp_path: Path) -> None:
    ref = a_pull_request()
    desk.swept = [to_json(ref)]
    with Engine(Options(f"sqlite:///{tmp_path}/copydesk.db", sweep_cron="* * * * * *"), desk):
        wait_until(lambda: bool(desk.of(ref)), seconds=10, what="a sweep")


def test_finished_jobs_are_forgotten_after_a_while(desk: Scripted, inbox: Inbox) -> None:
    ref = a_pull_request()
    deliver(inbox, ref)
    desk.wait(ref, ["look"])
    wait_until(lambda: all_statuses() == ["SUCCESS"], seconds=5, what="done")
    # Times in SQLite are whole seconds.
    time.sleep(1.1)
    assert upkeep.forget(older_than_seconds=60) == 0
    assert upkeep.forget(older_than_seconds=0) == 1
    assert all_statuses() == []


def test_waiting_jobs_are_never_forgotten(desk: Scripted, inbox: Inbox) -> None:
    job = new_job(a_pull_request(), "later")
    DBOS.enqueue_workflow_with_options(jobs.options(job, "later", 3600), job)
    time.sleep(1.1)
    assert upkeep.forget(older_than_seconds=0) == 0


def all_statuses() -> list[str]:
    return [job.status for job in DBOS.list_workflows()]
