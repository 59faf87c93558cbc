"""Many addresses at once."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from bot.links.cache import Cache, is_fresh
from bot.links.following import Found, follow
from bot.links.turns import Turns
from bot.links.web import Session, Web
from bot.model.link_status import LinkOutcome, LinkStatus

log = logging.getLogger(__name__)


async def check_links(
    urls: Iterable[str],
    now: Callable[[], datetime],
    cache: Cache,
    *,
    web: Web | None = None,
    turns: Turns | None = None,
    done: Callable[[str], None] = lambda url: None,
) -> Mapping[str, LinkStatus]:
    """The status of each address: that of the cache where it is fresh, else a new one, which the cache then has.

    ``now`` gives the time in UTC. ``turns`` are shared by all who ask in one event loop. ``done`` is told of each
    address. Raises nothing for what the network does.
    """
    turns = turns or Turns()

    async def check(session: Session, url: str) -> LinkStatus:
        known = cache.get(url)
        if known is None or not is_fresh(known, now()):
            found = await _found(session, turns, url)
            known = LinkStatus(found.outcome, found.code, now())
            cache.put(url, known)
        done(url)
        return known

    async with (web or Web()).session() as session:
        wanted = tuple(dict.fromkeys(urls))
        return dict(zip(wanted, await asyncio.gather(*(check(session, url) for url in wanted)), strict=True))


async def _found(session: Session, turns: Turns, url: str) -> Found:
    try:
        return await follow(session, turns, url)
    except Exception:
        # An address that trips us must not keep the others waiting for ever.
        log.exception("a link could not be checked", extra={"url": url})
        return Found(LinkOutcome.UNSURE)
