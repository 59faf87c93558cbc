"""One attempt at a job: do it, or put it off. Nothing waits inside: a pause is the same job again, later."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TypedDict

from dbos import DBOS

from bot.engine import targets, waiting, writing
from bot.engine.contract import Json, Look, Work
from bot.engine.jobs import Job, job_id, new_job, options
from bot.engine.waiting import Pause, asked_by_github
from bot.model.errors import RetryLater
from bot.model.event import PullRequestRef

FAILURES = 3
"""Attempts that may end in an exception before the job counts as failed."""

BACKOFF_SECONDS = 2.0
"""Pause after the first exception; three times as long after the second."""

PAUSES = 100
"""Pauses in a row after which something else than GitHub's limits must be wrong."""

log = logging.getLogger(__name__)


class Looked(TypedDict):
    look: Look | None
    pause: Pause | None


class Expanded(TypedDict):
    targets: list[Json]
    pause: Pause | None


class Attempts:
    """The bodies of the workflows that deal with one target."""

    def __init__(self, work: Work, poll_seconds: float) -> None:
        self._work = work
        self._poll_seconds = poll_seconds

    def look(self, job: Job) -> str:
        """Looks at a pull request, unless a job that waits behind this one will do so anyway."""
        return self._attempt(job, self._look_and_write)

    def expand(self, job: Job) -> str:
        """Puts every pull request of a branch, a commit or an installation in line."""
        return self._attempt(job, self._expand)

    def _attempt(self, job: Job, body: Callable[[Job], Pause | None]) -> str:
        about = {"delivery": job["delivery"], "target": targets.key(targets.from_json(job["target"]))}
        standing = DBOS.run_step({"name": "stand"}, waiting.stand, job)
        if standing["superseded"]:
            return "superseded"
        try:
            pause = standing["pause"] or body(job)
            if pause and job["pauses"] >= PAUSES:
                raise RuntimeError(f"put off {PAUSES} times in a row, lastly because: {pause['reason']}")
        except Exception as error:
            failures = job["failures"] + 1
            if failures >= FAILURES:
                log.exception("job failed for good", extra=about)
                DBOS.run_step({"name": "failed"}, report_failure, self._work, job)
                raise
            log.warning("job failed and is tried again", exc_info=error, extra={**about, "failures": failures})
            pause = Pause(seconds=BACKOFF_SECONDS * 3 ** (failures - 1), reason="an error", whom="job")
            job = Job({**job, "failures": failures})
        if pause is None:
            log.info("job done", extra=about)
            return "done"
        log.info("job put off", extra={**about, **pause})
        waiting.repeat(Job({**job, "pauses": job["pauses"] + 1}), pause)
        return "put off"

    def _look_and_write(self, job: Job) -> Pause | None:
        looked = DBOS.run_step({"name": "look"}, self._look_step, job["target"])
        if looked["look"] is None:
            return looked["pause"]
        if pause := writing.write_all(job, looked["look"]["writes"], self._poll_seconds):
            return pause
        waiting.set_wake_up(job, looked["look"]["wake_at"])
        return None

    def _look_step(self, target: Json) -> Looked:
        try:
            return Looked(look=self._work.look(target), pause=None)
        except RetryLater as later:
            return Looked(look=None, pause=asked_by_github(later))

    def _expand(self, job: Job) -> Pause | None:
        expanded = DBOS.run_step({"name": "expand"}, self._expand_step, job["target"])
        for target in expanded["targets"]:
            found = new_job(targets.from_json(target), job["delivery"])
            DBOS.enqueue_workflow_with_options(options(found, job_id(found)), found)
        return expanded["pause"]

    def _expand_step(self, target: Json) -> Expanded:
        try:
            return Expanded(targets=self._work.expand(target), pause=None)
        except RetryLater as later:
            return Expanded(targets=[], pause=asked_by_github(later))


def report_failure(work: Work, job: Job) -> None:
    """Tells the pull request. The failure itself matters more than a failure to report it."""
    if isinstance(targets.from_json(job["target"]), PullRequestRef):
        try:
            work.failed(job["target"], job["delivery"])
        except Exception:
            log.exception("the failure could not be reported", extra={"delivery": job["delivery"]})
