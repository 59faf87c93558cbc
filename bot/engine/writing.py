"""Writes in batches, behind a queue for each installation that runs one batch at a time and limits their rate.

The limiter of DBOS counts workflows, so a workflow makes a handful of writes: one each would cost a poll of the queue
for every write, and the person who pushed is waiting.
"""

from __future__ import annotations

import logging
from typing import TypedDict

from dbos import DBOS, EnqueueOptions

from bot.engine.contract import Json, Work
from bot.engine.jobs import APPLICATION, WRITES, Job
from bot.engine.waiting import Pause, asked_by_github
from bot.model.errors import RetryLater

BATCH = 5
"""A first look at a pull request makes about this many: comment, check run, labels, reviewers."""

ON_ITS_WAY_SECONDS = 10.0
"""A request that its sender did not live to see answered may still take effect, until GitHub gives it up.

https://docs.github.com/en/rest/using-the-rest-api/troubleshooting-the-rest-api#timeouts
"""

log = logging.getLogger(__name__)


class WriteBatch(TypedDict):
    target: Json
    delivery: str
    writes: list[Json]


class Written(TypedDict):
    pause: Pause | None
    error: str | None


class WriteFailed(Exception):
    """A write raised an exception, which is in the log of the process that made it."""


def write_all(job: Job, writes: list[Json], poll_seconds: float) -> Pause | None:
    """Makes the writes in order and returns when all are made, or the pause after which to look again.

    Whatever is left undone by a pause or an exception is found again by the next look.
    """
    for start in range(0, len(writes), BATCH):
        batch = WriteBatch(target=job["target"], delivery=job["delivery"], writes=writes[start : start + BATCH])
        options = EnqueueOptions(
            workflow_name="write",
            queue_name=WRITES,
            queue_partition_key=str(job["target"]["installation"]),
            workflow_id=f"write:{job['target']['installation']}/{DBOS.workflow_id}/{start // BATCH}",
            application_name=APPLICATION,
        )
        written: Written = DBOS.enqueue_workflow_with_options(options, batch).get_result(
            polling_interval_sec=poll_seconds
        )
        if written["error"]:
            raise WriteFailed(written["error"])
        if written["pause"]:
            return written["pause"]
    return None


def write_batch(work: Work, batch: WriteBatch, life: str) -> Written:
    """The body of the workflow behind the limiter. Never fails itself: its look answers for it.

    ``life`` names the engine that runs it, anew at each start. What another life has begun is not gone on with: a
    write that is still on its way could not be seen, and would be made twice.
    """
    try:
        if DBOS.run_step({"name": "begin"}, _in, life) != life:
            return Written(
                pause=Pause(seconds=ON_ITS_WAY_SECONDS, reason="a write was interrupted", whom="target"), error=None
            )
        for write in batch["writes"]:
            if pause := DBOS.run_step({"name": "write"}, _write_step, work, batch["target"], write):
                return Written(pause=pause, error=None)
    except Exception as error:
        log.warning("write failed", exc_info=error, extra={"delivery": batch["delivery"]})
        return Written(pause=None, error=f"{type(error).__name__}: {error}")
    return Written(pause=None, error=None)


def _in(life: str) -> str:
    return life


def _write_step(work: Work, target: Json, write: Json) -> Pause | None:
    try:
        work.write(target, write)
    except RetryLater as later:
        return asked_by_github(later)
    return None
