"""Work that its process left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from dbos import DBOS

from bot.engine import Engine, Inbox, workflows, writing
from bot.engine.failures import Failures
from bot.model.event import PullRequestRef
from tests.bot.engine.scripted import Options, Scripted, a_pull_request, deliver
from tests.killing import wait_until

DIES = "dies"


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def options(request: pytest.FixtureRequest, tmp_path: Path) -> Options:
    if request.param == "postgres":
        return Options(request.getfixturevalue("postgres"))
    return Options(f"sqlite:///{tmp_path}/copydesk.db")


@pytest.fixture
def inbox(options: Options) -> Iterator[Inbox]:
    inbox = Inbox(options)
    yield inbox
    inbox.close()


def worker(options: Options, version: str, reached: Path, where: str = "look") -> subprocess.Popen[bytes]:
    """A process whose looks, or writes, never end, and which says so in a file."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.bot.engine.hanging", options.database_url, version, str(reached), where]
    )


def killed_while_looking(
    options: Options, inbox: Inbox, version: str, folder: Path, where: str = "look"
) -> tuple[PullRequestRef, str]:
    """A pull request whose look, or write, was interrupted by the death of its process."""
    ref, reached = a_pull_request(), folder / f"reached-{version}"
    with worker(options, version, reached, where) as other:
        wait_until((folder / f"reached-{version}.started").exists, seconds=20, what="the worker runs")
        delivery = deliver(inbox, ref)
        wait_until(reached.exists, seconds=20, what="the worker has come that far")
        other.send_signal(signal.SIGKILL)
    return ref, delivery


def test_the_living_adopt_the_work_of_the_dead(options: Options, inbox: Inbox, tmp_path: Path) -> None:
    desk = Scripted()
    # The engine holds slot 0, so nobody will ever come back as the other process.
    with Engine(options, desk):
        held = a_pull_request()
        deliver(inbox, held)
        desk.wait(held, ["look"])
    with worker(options, workflows.VERSION, tmp_path / "reached") as other:
        wait_until((tmp_path / "reached.started").exists, seconds=20, what="the worker runs in slot 0")
        ref = a_pull_request()
        deliver(inbox, ref)
        wait_until((tmp_path / "reached").exists, seconds=20, what="the worker looks")
        with Engine(options, desk):
            other.send_signal(signal.SIGKILL)
            other.wait()
            desk.wait(ref, ["look"])


def test_work_of_another_version_is_started_over(options: Options, inbox: Inbox, tmp_path: Path) -> None:
    ref, delivery = killed_while_looking(options, inbox, "0", tmp_path)
    desk = Scripted()
    with Engine(options, desk):
        desk.wait(ref, ["look"])
        assert DBOS.retrieve_workflow(f"{ref.key}/{delivery}").get_status().status == "CANCELLED"
        wait_until(
            lambda: DBOS.retrieve_workflow(f"{ref.key}/{delivery}~0").get_status().status == "SUCCESS",
            seconds=5,
            what="it is done under another name",
        )


def test_work_that_waited_is_done_by_whichever_version_starts(options: Options, inbox: Inbox) -> None:
    desk = Scripted()
    for version in ("2", "1"):
        ref = a_pull_request()
        with Engine(options, desk, version=version):
            pass
        deliver(inbox, ref)
        # Putting an older version back is a deployment like any other.
        with Engine(options, desk, version="1"):
            desk.wait(ref, ["look"])


def test_after_an_interrupted_write_nothing_is_done_until_it_is_known_what_came_of_it(
    options: Options, inbox: Inbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "ON_ITS_WAY_SECONDS", 3600.0)
    ref, delivery = killed_while_looking(options, inbox, workflows.VERSION, tmp_path, "write")
    desk = Scripted()
    with Engine(options, desk):
        interrupted = f"{ref.key}/{delivery}"
        assert DBOS.retrieve_workflow(interrupted).get_result() == "put off"
        [held] = DBOS.list_workflows(workflow_id_prefix=f"hold:{ref.key}/")
        newer = f"{ref.key}/{deliver(inbox, ref)}"
        assert DBOS.retrieve_workflow(newer).get_result() == "put off"
        assert desk.of(ref) == []
        DBOS.set_workflow_delay(held.workflow_id, delay_seconds=0)
        desk.wait(ref, ["look"])


def test_a_job_that_kills_its_process_is_set_aside_and_reported(
    options: Options, inbox: Inbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workflows, "RECOVERIES", 0)
    ref, delivery = killed_while_looking(options, inbox, workflows.VERSION, tmp_path)
    desk = Scripted()
    with Engine(options, desk):
        failures = Failures(options.database_url)
        wait_until(lambda: bool(failures.newest()), seconds=10, what="the job is set aside")
        [set_aside] = failures.newest()
        assert (set_aside.delivery, set_aside.error) == (delivery, "the process died each time it ran")
        failures.close()
        for _ in range(2):
            DBOS.trigger_schedule("sweep").get_result()
        desk.wait(ref, [f"failed {delivery}"])


def test_the_dead_are_told_from_the_living(options: Options, inbox: Inbox, tmp_path: Path) -> None:
    with worker(options, workflows.VERSION, tmp_path / "reached") as other:
        wait_until((tmp_path / "reached.started").exists, seconds=20, what="the worker runs")
        ref, mine = a_pull_request(), a_pull_request()
        deliver(inbox, ref)
        wait_until((tmp_path / "reached").exists, seconds=20, what="the worker looks")
        desk = Scripted()
        with Engine(options, desk):
            [pending] = DBOS.list_workflows(status="PENDING")
            assert pending.executor_id == "slot-0"
            os.kill(other.pid, signal.SIGSTOP)
            deliver(inbox, mine)
            desk.wait(mine, ["look"])
            assert desk.of(ref) == []
            other.kill()
