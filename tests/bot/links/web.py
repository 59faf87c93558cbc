"""A web of this machine alone: a server that answers as its pages say, and a resolver that leads every name there."""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Thread

from aiohttp.abc import AbstractResolver, ResolveResult

from bot.links import Web

HERE = "127.0.0.1"

Raw = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]
"""What a server does with a connection, once the request's headers were read."""

Page = int | tuple[int, str] | bytes | Raw
"""A status, a redirect with its status, the bytes of a response, or whatever else a server may do."""


class Resolver(AbstractResolver):
    """Leads the names it has to their addresses, one after the other at each question, and all others to ``default``.

    With a ``port``, whatever is asked for at any port is at that one.
    """

    def __init__(
        self, names: Mapping[str, Sequence[str]] | None = None, default: str | None = HERE, port: int | None = None
    ) -> None:
        self.port = port
        self.names = {name: list(addresses) for name, addresses in (names or {}).items()}
        self.default = default
        self.errors: dict[str, int] = {}

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        if host in self.errors:
            raise socket.gaierror(self.errors[host], "as the test wants it")
        known = self.names.get(host)
        address = (known.pop(0) if len(known) > 1 else known[0]) if known else self.default
        if address is None:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        kind = socket.AF_INET6 if ":" in address else socket.AF_INET
        return [
            ResolveResult(
                hostname=host, host=address, port=self.port or port, family=kind, proto=0, flags=socket.AI_NUMERICHOST
            )
        ]

    async def close(self) -> None:
        """Nothing to close."""


@dataclass
class Server:
    """Requests that came are in ``seen``, as ``HEAD /path``; ``most`` is how many were there at once."""

    port: int
    pages: dict[str, Page] = field(default_factory=dict)
    seen: list[str] = field(default_factory=list)
    headers: list[str] = field(default_factory=list)
    now: int = 0
    most: int = 0

    def url(self, path: str = "/", host: str = HERE) -> str:
        return f"http://{host}:{self.port}{path}"

    def web(self, resolver: Resolver | None = None) -> Web:
        """The web in which this server alone may be reached."""
        return Web(lambda address, port: (address, port) == (HERE, self.port), resolver or Resolver())

    def whole_web(self) -> Web:
        """The web in which this server is at every name, at the usual ports."""
        return self.web(Resolver(port=self.port))

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            method, path, _ = head.split(" ", 2)
            self.seen.append(f"{method} {path}")
            self.headers.append(head)
            self.now += 1
            self.most = max(self.most, self.now)
            await asyncio.sleep(0.01)
            await self._answer(self.pages.get(f"{method} {path}", self.pages.get(path, 200)), reader, writer)
        except (OSError, asyncio.IncompleteReadError):
            pass  # whoever asked went away
        finally:
            self.now -= 1
            writer.close()

    async def _answer(self, page: Page, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        match page:
            case int(code):
                writer.write(f"HTTP/1.1 {code} As it is\r\nContent-Length: 0\r\n\r\n".encode())
            case (int(code), str(location)):
                writer.write(f"HTTP/1.1 {code} Elsewhere\r\nLocation: {location}\r\nContent-Length: 0\r\n\r\n".encode())
            case bytes(raw):
                writer.write(raw)
            case raw if callable(raw):
                await raw(reader, writer)
        await writer.drain()


@contextmanager
def server(pages: Mapping[str, Page] | None = None, tls: ssl.SSLContext | None = None) -> Iterator[Server]:
    """A server on a free port of this machine, in a thread of its own, until the block ends."""
    loop = asyncio.new_event_loop()
    thread = Thread(target=loop.run_forever, daemon=True)
    thread.start()
    made = Server(0, dict(pages or {}))
    listening = asyncio.run_coroutine_threadsafe(asyncio.start_server(made.answer, HERE, 0, ssl=tls), loop).result()
    made.port = listening.sockets[0].getsockname()[1]
    try:
        yield made
    finally:

        async def end() -> None:
            listening.close()
            others = asyncio.all_tasks() - {asyncio.current_task()}
            for task in others:
                task.cancel()
            await asyncio.gather(*others, return_exceptions=True)

        asyncio.run_coroutine_threadsafe(end(), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()
