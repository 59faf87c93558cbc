"""The limit on writes, for each installation."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from dbos import DBOS

from bot.engine import Engine, Inbox, Look, waiting
from tests.bot.engine.scripted import Options, Scripted, a_pull_request, deliver
from tests.killing import wait_until


def test_an_installation_that_writes_too_much_waits_and_the_others_do_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waiting, "CROWDED_AFTER", timedelta(seconds=0))
    options = Options(f"sqlite:///{tmp_path}/copydesk.db", writes_per_minute=5)
    desk, inbox = Scripted(), Inbox(options)
    busy = [a_pull_request(installation=1) for _ in range(3)]
    calm = a_pull_request(installation=2)
    for ref in [*busy, calm]:
        desk.looks[ref.key] = lambda: Look(writes=[{"write": 1}], wake_at=None)
    engine = Engine(options, desk)
    engine.start()
    deliver(inbox, busy[0])
    desk.wait(busy[0], ["look", {"write": 1}])
    deliver(inbox, busy[1])
    desk.wait(busy[1], ["look"])
    wait_until(lambda: bool(held_back()), seconds=5, what="the limiter holds the second batch back")
    third = deliver(inbox, busy[2])
    # A third pull request would only look in vain, so it is put off before it reads anything.
    assert DBOS.retrieve_workflow(f"{busy[2].key}/{third}").get_result() == "put off"
    deliver(inbox, calm)
    desk.wait(calm, ["look", {"write": 1}])
    assert (desk.of(busy[1]), desk.of(busy[2])) == (["look"], [])
    DBOS.cancel_workflows(held_back())
    engine.stop()
    inbox.close()


def held_back() -> list[str]:
    waits = DBOS.list_workflows(workflow_id_prefix="write:1/", status="ENQUEUED")
    return [job.workflow_id for job in waits]
