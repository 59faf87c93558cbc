"""The engine's life: one for each process, started after a fork and stopped before the process ends."""

from __future__ import annotations

import logging
import os
import sqlite3
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Self

from dbos import DBOS, DBOSConfig
from sqlalchemy import URL

from bot.engine import queues, quiet, store, takeover
from bot.engine.contract import EngineSettings, Work
from bot.engine.jobs import APPLICATION, CHORES
from bot.engine.leases import LeaseLost, Slot
from bot.engine.workflows import VERSION, register

ADOPT_SECONDS = 3.0
WAIT_SECONDS = 1.0
RETRY_SECONDS = 5.0
COMPLETION_SECONDS = 20

log = logging.getLogger(__name__)


def _end_process() -> None:
    """At once: every further second could be a job that another process runs too."""
    os._exit(70)


class Engine:
    """Runs the work behind the inbox. DBOS keeps one state for each process, so there is one engine at a time."""

    def __init__(
        self,
        settings: EngineSettings,
        work: Work,
        *,
        version: str = VERSION,
        on_lease_lost: Callable[[], None] = _end_process,
    ) -> None:
        self._settings = settings
        self._work = work
        self._version = version
        self._on_lease_lost = on_lease_lost
        self._url: URL = store.normalise(settings.database_url)
        self._slot: Slot | None = None
        self._stopping = threading.Event()
        self._launched = threading.Event()
        self._store_answers = threading.Event()
        self._threads: list[threading.Thread] = []

    def start(self) -> None:
        """Waits for the store as long as it takes, then returns with the engine running."""
        self._slot = self._wait_for_slot()
        if self._slot is None:
            return
        self._launch(self._slot)
        self._launched.set()
        self._store_answers.set()
        self._spawn(self._keep, "copydesk-keep")

    def start_in_background(self) -> None:
        """Returns at once, so that the door can answer while the store is down, and tries until it works."""
        self._spawn(self._start_until_it_works, "copydesk-start")

    def ready(self) -> bool:
        """Whether jobs are run: launched, with a store that answered a few seconds ago, and not stopping."""
        return self._launched.is_set() and self._store_answers.is_set() and not self._stopping.is_set()

    def stop(self) -> None:
        """Finishes what runs, for up to twenty seconds; the rest is taken up at the next start."""
        self._stopping.set()
        for thread in self._threads:
            thread.join()
        self._tear_down(COMPLETION_SECONDS if self._launched.is_set() else 0)
        self._launched.clear()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def _start_until_it_works(self) -> None:
        while not self._stopping.is_set():
            try:
                self.start()
                return
            except Exception:
                log.exception("the engine could not start and tries again")
                self._tear_down(0)
                self._stopping.wait(RETRY_SECONDS)

    def _tear_down(self, completion_seconds: int) -> None:
        DBOS.destroy(workflow_completion_timeout_sec=completion_seconds, destroy_registry=True)
        if self._slot:
            self._slot.close()
            self._slot = None

    def _wait_for_slot(self) -> Slot | None:
        while not self._stopping.is_set():
            try:
                store.prepare(self._url)
                return Slot(self._url)
            except (OSError, sqlite3.OperationalError) as error:
                log.warning("waiting for the store: %s", error)
                self._stopping.wait(WAIT_SECONDS)
        return None

    def _launch(self, slot: Slot) -> None:
        quiet.calm()
        DBOS(
            config=DBOSConfig(
                name=APPLICATION,
                system_database_url=store.text(self._url),
                application_version=self._version,
                executor_id=slot.executor,
                log_level="WARNING",
                serializer=store.SERIALIZER,
                scheduler_polling_interval_sec=5.0,
                enable_otlp=False,
            )
        )
        workflows = register(self._work, self._settings.poll_seconds)
        DBOS.launch()
        # The version that started last is the one that runs, also when that is an older one put back.
        DBOS.set_latest_application_version(self._version)
        queues.register(self._settings, sqlite=store.sqlite_file(self._url) is not None)
        DBOS.apply_schedules(
            [
                {
                    "schedule_name": "sweep",
                    "workflow_fn": workflows.sweep,
                    "schedule": self._settings.sweep_cron,
                    "queue_name": CHORES,
                }
            ]
        )

    def _keep(self) -> None:
        """Every few seconds: is the slot still ours, and is there work that nobody runs?"""
        while self._slot and not self._stopping.is_set():
            try:
                self._slot.renew()
                self._store_answers.set()
                takeover.start_over(self._slot, self._version)
                takeover.adopt(self._slot, self._version)
            except LeaseLost:
                log.critical("the executor slot was lost; this process ends")
                self._on_lease_lost()
            except OSError as error:
                self._store_answers.clear()
                log.warning("the store does not answer: %s", error)
            except Exception as error:
                log.warning("unfinished work could not be checked", exc_info=error)
            self._stopping.wait(ADOPT_SECONDS)

    def _spawn(self, target: Callable[[], None], name: str) -> None:
        thread = threading.Thread(target=target, name=name, daemon=True)
        self._threads.append(thread)
        thread.start()
