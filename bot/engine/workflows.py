"""The durable workflows, registered with DBOS. Thin on purpose: their steps and the steps' order are stored.

Whoever changes the order, the names or the results of the steps raises ``VERSION``: work in flight of another
version is then started again from its stored input rather than replayed (see :mod:`bot.engine.takeover`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

from dbos import DBOS

from bot.engine.attempts import Attempts
from bot.engine.contract import Work
from bot.engine.jobs import Job
from bot.engine.upkeep import Upkeep
from bot.engine.writing import WriteBatch, Written, write_batch

VERSION = "3"

RECOVERIES = 10
"""A job that was running when the process died this often is set aside: it may be what kills the process."""


@dataclass(frozen=True, slots=True)
class Workflows:
    sweep: Callable[[datetime, Any], None]


def register(work: Work, poll_seconds: float) -> Workflows:
    """Names the workflows for this process; DBOS keeps them in a registry of its own."""
    attempts = Attempts(work, poll_seconds)
    upkeep = Upkeep(work)
    life = uuid4().hex

    @DBOS.workflow(name="look", max_recovery_attempts=RECOVERIES)
    def look(job: Job) -> str:
        return attempts.look(job)

    @DBOS.workflow(name="expand", max_recovery_attempts=RECOVERIES)
    def expand(job: Job) -> str:
        return attempts.expand(job)

    @DBOS.workflow(name="write", max_recovery_attempts=RECOVERIES)
    def write(batch: WriteBatch) -> Written:
        return write_batch(work, batch, life)

    @DBOS.workflow(name="report", max_recovery_attempts=RECOVERIES)
    def report(job: Job) -> None:
        upkeep.report(job)

    @DBOS.workflow(name="sweep", max_recovery_attempts=RECOVERIES)
    def sweep(scheduled: datetime, _context: Any) -> None:
        upkeep.sweep(scheduled)

    return Workflows(sweep=sweep)
