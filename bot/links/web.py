"""The way out: one request, to the public web alone."""

from __future__ import annotations

import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from aiohttp import AddrInfoType, ClientSession, ClientTimeout, DummyCookieJar, TCPConnector
from aiohttp.abc import AbstractResolver
from aiohttp.resolver import ThreadedResolver
from yarl import URL

from bot.links.addresses import MayConnect, is_public_web

AT_ONCE = 8
CONNECT_SECONDS = 5.0
READ_SECONDS = 5.0

BODY_BYTES = 32 * 1024
"""aiohttp stops reading from a connection at twice this; nobody looks at what it read."""

HEADERS = {"User-Agent": "Copydesk (link check)", "Accept": "*/*", "Accept-Encoding": "identity"}

_REDIRECTS = frozenset((301, 302, 303, 307, 308))


class Refused(OSError):
    """The address to connect to is not one of the public web."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The status of a response, and where it leads on to, if it does."""

    code: int
    location: str | None = None


class Session:
    """Requests without a past: no cookies, no credentials, no proxies, and a connection of its own for each."""

    def __init__(self, client: ClientSession) -> None:
        self._client = client

    async def request(self, method: str, url: URL) -> Answer:
        """One request, whose redirects are left to the caller. Raises what aiohttp raises, and Refused among it."""
        response = await self._client.request(method, url, allow_redirects=False)
        try:
            leads_on = response.status in _REDIRECTS
            return Answer(response.status, response.headers.get("Location") if leads_on else None)
        finally:
            response.close()


class Web:
    """How addresses are reached. ``may_connect`` judges each of them just before a connection; ``resolver`` finds them.

    The judgement comes after the name was resolved, in the very place that makes the socket, so that neither the way
    in which an address is written nor a name that changes in between can lead around it.
    """

    def __init__(self, may_connect: MayConnect = is_public_web, resolver: AbstractResolver | None = None) -> None:
        self._may_connect = may_connect
        self._resolver = resolver

    @asynccontextmanager
    async def session(self) -> AsyncIterator[Session]:
        """Requests in the running event loop."""
        connector = TCPConnector(
            socket_factory=self._socket,
            resolver=self._resolver or ThreadedResolver(),
            force_close=True,
            limit=AT_ONCE,
        )
        async with ClientSession(
            connector=connector,
            headers=HEADERS,
            cookie_jar=DummyCookieJar(),
            timeout=ClientTimeout(total=None, sock_connect=CONNECT_SECONDS, sock_read=READ_SECONDS),
            trust_env=False,
            auto_decompress=False,
            read_bufsize=BODY_BYTES,
        ) as client:
            yield Session(client)

    def _socket(self, address: AddrInfoType) -> socket.socket:
        family, kind, protocol, _, (host, port, *_) = address
        if not self._may_connect(str(host), int(port)):
            raise Refused(f"{host} port {port} is not of the public web")
        return socket.socket(family, kind, protocol)
