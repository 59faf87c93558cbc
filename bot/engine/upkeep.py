"""What happens now and then: the sweep for what was missed, jobs set aside, and forgetting."""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta

from dbos import DBOS, EnqueueOptions

from bot.engine import targets
from bot.engine.attempts import report_failure
from bot.engine.contract import Json, Work
from bot.engine.jobs import APPLICATION, CHORES, Job, job_id, new_job, options
from bot.model.errors import RetryLater

RETENTION = timedelta(days=14)
"""How long a finished job is kept. GitHub redelivers for three days, so no delivery is forgotten too early."""

FORGET_AT_ONCE = 1000

log = logging.getLogger(__name__)


class Upkeep:
    def __init__(self, work: Work) -> None:
        self._work = work

    def sweep(self, scheduled: datetime) -> None:
        """Puts in line what was missed, reports the jobs that were set aside, forgets the old ones."""
        name = f"sweep-{scheduled.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
        for target in DBOS.run_step({"name": "sweep"}, self._sweep_step):
            job = new_job(targets.from_json(target), name)
            DBOS.enqueue_workflow_with_options(options(job, job_id(job)), job)
        for set_aside, job in DBOS.run_step({"name": "set aside"}, _jobs_set_aside):
            report = EnqueueOptions(
                workflow_name="report",
                queue_name=CHORES,
                workflow_id=f"report:{set_aside}",
                application_name=APPLICATION,
            )
            DBOS.enqueue_workflow_with_options(report, job)
        DBOS.run_step({"name": "forget"}, forget, RETENTION.total_seconds())

    def report(self, job: Job) -> None:
        """Once for each job that was set aside, as the report carries its name."""
        log.error("job set aside: the process died each time it ran", extra={"delivery": job["delivery"]})
        DBOS.run_step({"name": "failed"}, report_failure, self._work, job)

    def _sweep_step(self) -> list[Json]:
        try:
            return self._work.sweep(datetime.now(UTC).isoformat())
        except RetryLater as later:
            log.warning("sweep left to the next time: %s", later)
            return []


def forget(older_than_seconds: float) -> int:
    """Deletes finished jobs, their deliveries' ids with them; returns how many."""
    before = (datetime.now(UTC) - timedelta(seconds=older_than_seconds)).isoformat()
    forgotten = 0
    while old := DBOS.list_workflows(
        status=["SUCCESS", "ERROR", "CANCELLED", "MAX_RECOVERY_ATTEMPTS_EXCEEDED"],
        completed_before=before,
        limit=FORGET_AT_ONCE,
        load_input=False,
        load_output=False,
    ):
        DBOS.delete_workflows([workflow.workflow_id for workflow in old])
        forgotten += len(old)
    return forgotten


def _jobs_set_aside() -> list[tuple[str, Job]]:
    found = DBOS.list_workflows(
        name="look", status="MAX_RECOVERY_ATTEMPTS_EXCEEDED", limit=FORGET_AT_ONCE, load_output=False
    )
    return [(workflow.workflow_id, workflow.input["args"][0]) for workflow in found if workflow.input]
