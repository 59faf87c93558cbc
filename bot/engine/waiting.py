"""Jobs that wait: newer ones that make this one needless, repetitions, and wake-ups.

Three families of names keep them apart. ``owner/name#12/…`` came from outside and is due at once or after settling;
``again:owner/name#12/…`` was put off; ``wake:owner/name#12/…`` is a wake-up. Only the first kind supersedes another
job, as the others may be hours away.
"""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from typing import Literal

from dbos import DBOS

from bot.engine import targets
from bot.engine.jobs import WRITES, Job, new_job, options
from bot.model.event import Target

SHORTEST_PAUSE = 1.0
LATE_WAKE_UP = 10.0
"""A wake-up in the past is put off this long, so that a wrong decision cannot spin."""

CROWDED_AFTER = timedelta(seconds=3)


def what_waits(target: Target) -> Literal["newer job", "writes", "nothing"]:
    """A newer job for the same target, or writes of its installation that the limiter holds back."""
    if _find(f"{targets.key(target)}/", ["DELAYED", "ENQUEUED"]):
        return "newer job"
    held_back_since = datetime.now(UTC) - CROWDED_AFTER
    held_back = DBOS.list_workflows(
        workflow_id_prefix=f"write:{target.installation}/",
        queue_name=WRITES,
        status="ENQUEUED",
        end_time=held_back_since.isoformat(),
        limit=1,
        load_input=False,
        load_output=False,
    )
    return "writes" if held_back else "nothing"


def repeat(job: Job, seconds: float) -> None:
    """The job again, after a pause. One that already waits for this target does for both."""
    prefix = f"again:{_key(job)}/"
    if not DBOS.run_step({"name": "repetition"}, _find, prefix, ["DELAYED", "ENQUEUED"]):
        again = f"{prefix}{job['delivery']}/{job['failures']}.{job['pauses']}"
        DBOS.enqueue_workflow_with_options(options(job, again, max(seconds, SHORTEST_PAUSE)), job)


def set_wake_up(job: Job, wake_at: str | None) -> None:
    """Moves the target's one wake-up to this moment, makes it, or calls it off.

    A wake-up that is already due is left alone: its look follows at once and sets the next one.
    """
    prefix = f"wake:{_key(job)}/"
    present = DBOS.run_step({"name": "wake-up"}, _find, prefix, ["DELAYED"])
    if wake_at is None:
        if present:
            DBOS.cancel_workflow(present)
        return
    moment = datetime.fromisoformat(wake_at)
    if moment.tzinfo is None:
        raise ValueError(f"the wake-up {wake_at} has no UTC offset")
    delay = moment.timestamp() - time.time()
    if delay <= 0:
        delay = LATE_WAKE_UP
    if present:
        DBOS.set_workflow_delay(present, delay_seconds=delay)
        return
    woken = new_job(targets.from_json(job["target"]), f"wake-{wake_at}")
    DBOS.enqueue_workflow_with_options(options(woken, f"{prefix}{wake_at}/{job['delivery']}", delay), woken)


def _key(job: Job) -> str:
    return targets.key(targets.from_json(job["target"]))


def _find(prefix: str, status: list[str]) -> str | None:
    found = DBOS.list_workflows(workflow_id_prefix=prefix, status=status, limit=1, load_input=False, load_output=False)
    return found[0].workflow_id if found else None
