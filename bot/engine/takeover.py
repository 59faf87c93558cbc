"""Unfinished work that nobody runs: of processes that died, and of another version of the workflows."""

from __future__ import annotations

import logging

from dbos import DBOS, WorkflowStatus

from bot.engine.jobs import Job, job_id, options
from bot.engine.leases import Slot

UNFINISHED = ["ENQUEUED", "DELAYED", "PENDING"]

log = logging.getLogger(__name__)


def adopt(slot: Slot, version: str) -> int:
    """Puts the work of processes that died back in line; returns how many jobs.

    A job of our version goes on after its last finished step, and the number of its runs goes on counting, so that a
    job that kills its process is set aside in the end. (The library's public ``resume_workflow`` starts that count
    again, hence the private call.)
    """
    adopted = 0
    for dead, jobs in _running_elsewhere(slot, version).items():
        with slot.borrow(dead) as free:
            if free:
                adopted += len(DBOS._recover_pending_workflows([dead]))
                log.warning("adopted the work of a process that died", extra={"executor": dead, "jobs": len(jobs)})
    return adopted


def start_over(slot: Slot, version: str) -> int:
    """Starts the work of other versions again from its stored input; returns how many jobs.

    Replaying it would pair our steps with theirs. Looking again is always right, and every write is idempotent. Work
    that a living process of another version is running is left to it.
    """
    started = 0
    for job in _of_other_versions(version):
        if job.status != "PENDING" or job.executor_id == slot.executor:
            started += _replace(job)
            continue
        with slot.borrow(job.executor_id or "") as free:
            if free:
                started += _replace(job)
    return started


def _running_elsewhere(slot: Slot, version: str) -> dict[str, list[WorkflowStatus]]:
    pending = DBOS.list_workflows(status="PENDING", app_version=version, load_input=False, load_output=False)
    elsewhere: dict[str, list[WorkflowStatus]] = {}
    for job in pending:
        if job.executor_id and job.executor_id != slot.executor:
            elsewhere.setdefault(job.executor_id, []).append(job)
    return elsewhere


def _of_other_versions(version: str) -> list[WorkflowStatus]:
    others = [known["version_name"] for known in DBOS.list_application_versions()]
    others = [name for name in others if name != version]
    return DBOS.list_workflows(status=UNFINISHED, app_version=others, load_output=False) if others else []


def _replace(stored: WorkflowStatus) -> int:
    DBOS.cancel_workflow(stored.workflow_id)
    if stored.name not in ("look", "expand") or not stored.input:
        return 0
    job: Job = stored.input["args"][0]
    again = Job({**job, "delivery": f"{job['delivery']}~{stored.app_version}"})
    DBOS.enqueue_workflow_with_options(options(again, job_id(again)), again)
    log.warning("started a job of another version over", extra={"delivery": again["delivery"]})
    return 1
