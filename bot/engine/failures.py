"""Jobs that failed for good: read them, and run them again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import cast

from dbos import DBOSClient, WorkflowStatus

from bot.engine import store, targets
from bot.engine.jobs import Job, job_id, new_job, options

FAILED = ["ERROR", "MAX_RECOVERY_ATTEMPTS_EXCEEDED"]


@dataclass(frozen=True, slots=True)
class FailedJob:
    """One failed job; times are UTC."""

    id: str
    name: str
    delivery: str
    target: str
    failed_at: datetime
    error: str


class Failures:
    """The failed jobs in a store, whether or not an engine runs on it."""

    def __init__(self, database_url: str) -> None:
        self._client: DBOSClient = store.connect(store.normalise(database_url))

    def newest(self, limit: int = 50) -> list[FailedJob]:
        """The newest first."""
        return [_read(job) for job in self._client.list_workflows(status=FAILED, sort_desc=True, limit=limit)]

    def retry(self, id: str) -> str:
        """Puts a new job for the same target in line and returns its id. Raises ``KeyError`` for an unknown id."""
        found = self._client.list_workflows(workflow_ids=[id], status=FAILED)
        stored = _job(found[0]) if found else None
        if stored is None:
            raise KeyError(id)
        again = new_job(targets.from_json(stored["target"]), f"retry-{datetime.now(UTC):%Y-%m-%dT%H:%M:%S.%fZ}")
        self._client.enqueue(options(again, job_id(again)), again)
        return job_id(again)

    def close(self) -> None:
        self._client.destroy()


def _job(stored: WorkflowStatus) -> Job | None:
    first = stored.input["args"][0] if stored.input and stored.input["args"] else None
    return cast("Job", first) if isinstance(first, dict) and "target" in first and "delivery" in first else None


def _read(stored: WorkflowStatus) -> FailedJob:
    job = _job(stored)
    return FailedJob(
        id=stored.workflow_id,
        name=stored.name,
        delivery=job["delivery"] if job else "",
        target=targets.key(targets.from_json(job["target"])) if job else "",
        failed_at=datetime.fromtimestamp((stored.updated_at or 0) / 1000, UTC),
        error=_reason(stored),
    )


def _reason(stored: WorkflowStatus) -> str:
    if stored.status != "ERROR":
        return "the process died each time it ran"
    # An error that was read back from the store carries the name that it had.
    return f"{getattr(stored.error, 'name', type(stored.error).__name__)}: {stored.error}"
