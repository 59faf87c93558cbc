"""The queue library's log, bearable during an outage: its threads would say the same a dozen times a second."""

from __future__ import annotations

import logging
import time

EVERY_SECONDS = 30.0


class OncePerPlace(logging.Filter):
    """Lets a line of the source log once in half a minute. Errors always pass: each is about another job."""

    def __init__(self) -> None:
        super().__init__()
        self._last: dict[tuple[str, int], float] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        place, now = (record.pathname, record.lineno), time.monotonic()
        if record.levelno < logging.ERROR and now - self._last.get(place, -EVERY_SECONDS) < EVERY_SECONDS:
            return False
        self._last[place] = now
        return True


def calm() -> None:
    """Once for each process. The library's own handler would write lines of another shape than ours."""
    logger = logging.getLogger("dbos")
    if not any(isinstance(present, OncePerPlace) for present in logger.filters):
        logger.addFilter(OncePerPlace())
        logger.addHandler(logging.NullHandler())
