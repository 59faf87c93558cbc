"""Jobs that wait: newer ones that make this one needless, repetitions, pauses and wake-ups.

Families of names keep them apart. ``owner/name#12/…`` came from outside, due at once or after settling;
``again:owner/name#12/…`` is to be repeated; ``hold:owner/name#12/…`` is to be repeated when it is known what an
interrupted write has come to; ``pause:7/owner/name#12/…`` is to be repeated when GitHub allows installation 7 more
requests; ``wake:owner/name#12/…`` is a wake-up. Only the first kind supersedes another job, as the others may be hours
away.
"""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from typing import Literal, TypedDict

from dbos import DBOS, WorkflowStatus

from bot.engine import targets
from bot.engine.jobs import WRITES, Job, new_job, options
from bot.model.errors import RetryLater
from bot.model.event import InstallationRef, Target

SHORTEST_PAUSE = 1.0
LATE_WAKE_UP = 10.0
"""A wake-up in the past is put off this long, so that a wrong decision cannot spin."""

CROWDED_AFTER = timedelta(seconds=3)
CROWDED_PAUSE = 15.0


class Pause(TypedDict):
    seconds: float
    reason: str
    whom: Literal["job", "target", "installation"]
    """Whose jobs it concerns: this one, all of its target, or all of its installation."""


def asked_by_github(later: RetryLater) -> Pause:
    return Pause(seconds=later.seconds, reason=str(later), whom="installation")


class Standing(TypedDict):
    """What a job finds when its turn comes."""

    superseded: bool
    pause: Pause | None


def stand(job: Job) -> Standing:
    """Is the job still needed, and may it make requests now?"""
    target = targets.from_json(job["target"])
    # Two installations of one key may name different repositories; all else of one key is equivalent.
    superseded = not isinstance(target, InstallationRef) and _find([f"{targets.key(target)}/"], _WAITING)
    return Standing(superseded=bool(superseded), pause=None if superseded else _pause_of(target))


def repeat(job: Job, pause: Pause) -> None:
    """The job again, after a pause. One that already waits for this target and holds as much does for both."""
    key = targets.key(targets.from_json(job["target"]))
    prefixes = {
        "job": f"again:{key}/",
        "target": f"hold:{key}/",
        "installation": f"pause:{job['target']['installation']}/{key}/",
    }
    as_much = list(prefixes.values())[list(prefixes).index(pause["whom"]) :]
    if DBOS.run_step({"name": "repetition"}, _name, as_much, _WAITING):
        return
    name = f"{prefixes[pause['whom']]}{job['delivery']}/{job['failures']}.{job['pauses']}"
    DBOS.enqueue_workflow_with_options(options(job, name, max(pause["seconds"], SHORTEST_PAUSE)), job)


def set_wake_up(job: Job, wake_at: str | None) -> None:
    """Moves the target's one wake-up to this moment, makes it, or calls it off.

    A wake-up that is already due is left alone: its look follows at once and sets the next one.
    """
    prefix = f"wake:{targets.key(targets.from_json(job['target']))}/"
    present = DBOS.run_step({"name": "wake-up"}, _name, [prefix], ["DELAYED"])
    if wake_at is None:
        if present:
            DBOS.cancel_workflow(present)
        return
    delay = _seconds_until(wake_at)
    if present:
        DBOS.set_workflow_delay(present, delay_seconds=delay)
        return
    woken = new_job(targets.from_json(job["target"]), f"wake-{wake_at}")
    DBOS.enqueue_workflow_with_options(options(woken, f"{prefix}{wake_at}/{job['delivery']}", delay), woken)


_WAITING = ["DELAYED", "ENQUEUED"]


def _pause_of(target: Target) -> Pause | None:
    reasons = {
        f"pause:{target.installation}/": "GitHub asked this installation for a pause",
        f"hold:{targets.key(target)}/": "a write was interrupted",
    }
    for prefix, reason in reasons.items():
        for job in _find([prefix], ["DELAYED"]):
            remaining = (job.delay_until_epoch_ms or 0) / 1000 - time.time()
            if remaining > 0:
                return Pause(seconds=remaining, reason=reason, whom="job")
    held_back_since = datetime.now(UTC) - CROWDED_AFTER
    if _find([f"write:{target.installation}/"], ["ENQUEUED"], before=held_back_since, queue=WRITES):
        return Pause(seconds=CROWDED_PAUSE, reason="this installation's writes are waiting", whom="job")
    return None


def _seconds_until(moment: str) -> float:
    parsed = datetime.fromisoformat(moment)
    if parsed.tzinfo is None:
        raise ValueError(f"the wake-up {moment} has no UTC offset")
    seconds = parsed.timestamp() - time.time()
    return seconds if seconds > 0 else LATE_WAKE_UP


def _name(prefixes: list[str], status: list[str]) -> str | None:
    found = _find(prefixes, status)
    return found[0].workflow_id if found else None


def _find(
    prefixes: list[str], status: list[str], *, before: datetime | None = None, queue: str | None = None
) -> list[WorkflowStatus]:
    """One of the jobs that bear such names."""
    return DBOS.list_workflows(
        workflow_id_prefix=prefixes,
        status=status,
        end_time=before.isoformat() if before else None,
        queue_name=queue,
        limit=1,
        load_input=False,
        load_output=False,
    )
