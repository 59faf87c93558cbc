"""From an address to what became of it."""

from __future__ import annotations

import asyncio
import socket
from dataclasses import dataclass

from aiohttp import ClientConnectorDNSError, ClientError
from yarl import URL

from bot.links.turns import Turns
from bot.links.web import Answer, Session
from bot.model.link_status import LinkOutcome

MAX_REDIRECTS = 5
SECONDS = 10.0
"""For all requests that one address takes, waiting for a turn aside."""

_GONE = frozenset((404, 410))
_BUSY = frozenset((429, 500, 502, 503, 504))
"""What a second request would not change."""


@dataclass(frozen=True, slots=True)
class Found:
    """What became of an address; ``code`` is None where nobody answered."""

    outcome: LinkOutcome
    code: int | None = None


class _Journey:
    """The requests that one address takes, and the time that is left for them."""

    def __init__(self, session: Session, turns: Turns, seconds: float) -> None:
        self._session = session
        self._turns = turns
        self._left = seconds

    async def visit(self, url: URL) -> Answer:
        """Asks for the headers alone, and for the page where a server may not know that question."""
        answer = await self._request("HEAD", url)
        if answer.code >= 400 and answer.code not in _BUSY:
            return await self._request("GET", url)
        return answer

    async def _request(self, method: str, url: URL) -> Answer:
        async with self._turns.at(url.host or ""):
            loop = asyncio.get_running_loop()
            started = loop.time()
            async with asyncio.timeout(self._left):
                answer = await self._session.request(method, url)
            self._left -= loop.time() - started
            return answer


async def follow(session: Session, turns: Turns, address: str, seconds: float = SECONDS) -> Found:
    """Follows an address to its end. Whatever goes wrong on the way leaves us unsure, but for a name nobody has."""
    try:
        return await _follow(_Journey(session, turns, seconds), address)
    except ClientConnectorDNSError as error:
        return Found(LinkOutcome.DEAD if _is_unknown(error.os_error) else LinkOutcome.UNSURE)
    except (ClientError, OSError, ValueError):  # timeouts and refused connections are OSErrors
        return Found(LinkOutcome.UNSURE)


async def _follow(journey: _Journey, address: str) -> Found:
    url = URL(address)
    for _ in range(MAX_REDIRECTS + 1):
        if url.scheme not in ("http", "https") or not url.host or url.user is not None or url.password is not None:
            return Found(LinkOutcome.UNSURE)
        answer = await journey.visit(url)
        if answer.location is None:
            return Found(_outcome(answer.code), answer.code)
        url = url.join(URL(answer.location))
    return Found(LinkOutcome.UNSURE, answer.code)


def _outcome(code: int) -> LinkOutcome:
    if code in _GONE:
        return LinkOutcome.DEAD
    return LinkOutcome.FINE if 200 <= code < 300 else LinkOutcome.UNSURE


def _is_unknown(error: OSError) -> bool:
    """Whether the name exists nowhere: a server that can't be reached, or has no address for it, gives another code."""
    return isinstance(error, socket.gaierror) and error.errno == socket.EAI_NONAME
