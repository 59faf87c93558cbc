"""A unit of stored work: its JSON, its name and its place in the queues."""

from __future__ import annotations

from typing import TypedDict

from dbos import EnqueueOptions

from bot.engine import targets
from bot.engine.contract import Json
from bot.model.event import PullRequestRef, Target

APPLICATION = "copydesk"
JOBS = "jobs"
WRITES = "writes"
CHORES = "chores"


class Job(TypedDict):
    """What is stored for one delivery, wake-up or repetition."""

    target: Json
    delivery: str
    failures: int
    """How often it has failed with an exception so far."""
    pauses: int
    """How often it has been put off because GitHub asked for it."""


def new_job(target: Target, delivery: str) -> Job:
    return Job(target=targets.to_json(target), delivery=delivery, failures=0, pauses=0)


def options(job: Job, job_id: str, delay_seconds: float = 0) -> EnqueueOptions:
    """Where the job stands in line. A delay of zero starts it at the next poll rather than at the next tick."""
    target = targets.from_json(job["target"])
    placed = EnqueueOptions(
        workflow_name="look" if isinstance(target, PullRequestRef) else "expand",
        queue_name=JOBS,
        queue_partition_key=targets.key(target),
        workflow_id=job_id,
        application_name=APPLICATION,
    )
    if delay_seconds > 0:
        placed["delay_seconds"] = delay_seconds
    return placed


def job_id(job: Job) -> str:
    """``owner/name#12/<delivery>``: the delivery makes it unique, the key in front finds a pull request's jobs."""
    return f"{targets.key(targets.from_json(job['target']))}/{job['delivery']}"
