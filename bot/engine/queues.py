"""The queues and their limits."""

from __future__ import annotations

from dbos import DBOS

from bot.engine.contract import EngineSettings
from bot.engine.jobs import CHORES, JOBS, WRITES
from bot.engine.writing import BATCH

MINUTE = 60


def register(settings: EngineSettings, *, sqlite: bool) -> None:
    """Declares the queues, whose limits the process that started last decides."""
    DBOS.register_queue(
        JOBS,
        partition_concurrency=1,
        worker_concurrency=settings.concurrency,
        polling_interval_sec=settings.poll_seconds,
        on_conflict="always_update",
    )
    DBOS.register_queue(
        WRITES,
        partition_concurrency=1,
        partition_limiter={
            "limit": max(1, settings.writes_per_minute // BATCH),
            # SQLite's times are whole seconds, so a window one second longer is the shortest that is never too short.
            "period": MINUTE + 1 if sqlite else MINUTE,
        },
        worker_concurrency=settings.concurrency,
        polling_interval_sec=settings.poll_seconds,
        on_conflict="always_update",
    )
    DBOS.register_queue(
        CHORES, global_concurrency=1, worker_concurrency=1, polling_interval_sec=1.0, on_conflict="always_update"
    )
