"""Looking at links while nobody waits for it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from datetime import datetime
from threading import Lock, Thread

from bot.links.cache import Cache, is_fresh
from bot.links.checking import check_links
from bot.links.turns import Turns
from bot.links.web import Web
from bot.model.link_status import Links, LinkStatus

MOST_AT_ONCE = 2_000
"""Addresses that may be under way; those beyond are begun when they are asked for again."""


class Follower:
    """Statuses of links, at once those that are known, and the others when asked again a little later.

    One thread of its own follows the links of all pull requests, so that a host is asked politely whoever links to
    it. Nothing is lost with the process: whoever still wants to know asks again. Safe between threads.
    """

    def __init__(self, now: Callable[[], datetime], web: Web | None = None, turns: Turns | None = None) -> None:
        self._now = now
        self._web = web or Web()
        self._turns = turns or Turns()
        self._cache = Cache()
        self._under_way = set[str]()
        self._lock = Lock()
        self._loop: asyncio.AbstractEventLoop | None = None

    def look_up(self, urls: Sequence[str]) -> Links:
        """What is known of the addresses, at once; all else, and what was known long ago, is begun to be looked at."""
        now = self._now()
        found = {url: self._cache.get(url) for url in urls}
        known = {url: status for url, status in found.items() if status}
        awaited = frozenset(url for url in urls if url not in known or not is_fresh(known[url], now))
        self._begin([url for url in urls if url in awaited])
        return Links(known, awaited)

    def _begin(self, urls: Sequence[str]) -> None:
        with self._lock:
            room = MOST_AT_ONCE - len(self._under_way)
            new = [url for url in dict.fromkeys(urls) if url not in self._under_way][: max(room, 0)]
            if not new:
                return
            self._under_way.update(new)
            self._loop = self._loop or _loop_of_its_own()
            checks = check_links(
                new, self._now, self._cache, web=self._web, turns=self._turns, done=self._under_way.discard
            )
            asyncio.run_coroutine_threadsafe(checks, self._loop).add_done_callback(lambda ended: self._end(new, ended))

    def _end(self, urls: Sequence[str], ended: Future[Mapping[str, LinkStatus]]) -> None:
        self._under_way.difference_update(urls)
        ended.result()  # what is raised here is logged: it would be a mistake of ours


def _loop_of_its_own() -> asyncio.AbstractEventLoop:
    """An event loop in a thread that ends with the process."""
    loop = asyncio.new_event_loop()
    Thread(target=loop.run_forever, name="links", daemon=True).start()
    return loop
