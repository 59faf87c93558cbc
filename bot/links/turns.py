"""Politeness: a host is asked one thing at a time, and not the next one at once."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from weakref import WeakValueDictionary

from bot.links.web import AT_ONCE

PAUSE_SECONDS = 0.5


class Turns:
    """Who may ask now; for one event loop."""

    def __init__(self, pause: float = PAUSE_SECONDS) -> None:
        self._pause = pause
        self._hosts = WeakValueDictionary[str, asyncio.Lock]()
        self._places = asyncio.Semaphore(AT_ONCE)

    @asynccontextmanager
    async def at(self, host: str) -> AsyncIterator[None]:
        """One request to a host."""
        lock = self._hosts.get(host)
        if lock is None:
            self._hosts[host] = lock = asyncio.Lock()
        async with lock:
            async with self._places:
                yield
            await asyncio.sleep(self._pause)
