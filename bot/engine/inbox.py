"""The durable inbox: a delivery is in the store before GitHub is told that it was accepted."""

from __future__ import annotations

from sqlalchemy.exc import SQLAlchemyError

from bot.engine import store
from bot.engine.contract import EngineSettings
from bot.engine.jobs import job_id, new_job, options
from bot.engine.store import StoreUnavailable
from bot.model.event import Event


class Inbox:
    """Accepts deliveries; needs no running engine in its process, only the store that one has set up."""

    def __init__(self, settings: EngineSettings) -> None:
        self._settle_seconds = settings.settle_seconds
        self._client = store.connect(store.normalise(settings.database_url))

    def accept(self, event: Event) -> None:
        """Returns once the delivery is committed; one that came before changes nothing.

        Raises :class:`StoreUnavailable` at once, rather than waiting for the store to come back.
        """
        job = new_job(event.target, event.delivery)
        try:
            self._client.enqueue(options(job, job_id(job), self._settle_seconds), job)
        except SQLAlchemyError as error:
            raise StoreUnavailable(f"the store is unavailable ({type(error).__name__})") from error

    def reachable(self) -> bool:
        """Whether the store answers."""
        try:
            self._client.check_connection()
        except SQLAlchemyError:
            return False
        return True

    def close(self) -> None:
        self._client.destroy()
