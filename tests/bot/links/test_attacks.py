"""Whoever chooses an address tries to make us connect inside, or to keep us busy."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator

import pytest

from bot.links.addresses import is_public, is_public_web
from bot.links.following import Found, follow
from bot.links.turns import Turns
from bot.links.web import Web
from bot.model.link_status import LinkOutcome
from tests.bot.links.web import HERE, Resolver, Server, server

UNSURE = LinkOutcome.UNSURE

LITERALS = (
    "127.0.0.1", "127.1", "127.0.1", "2130706433", "0x7f000001", "0x7f.0.0.1", "0177.0.0.1", "017700000001", "0",
    "0.0.0.0", "10.0.0.1", "169.254.169.254", "192.168.0.1", "100.64.0.1", "224.0.0.1", "127.0.0.1.",
    "①②⑦.⓪.⓪.①", "１２７.0.0.1", "127。0。0。1", "%31%32%37.0.0.1",
    "[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::127.0.0.1]", "[64:ff9b::7f00:1]",
    "[64:ff9b::169.254.169.254]", "[2002:7f00:1::]", "[2002:a9fe:a9fe::1]", "[fe80::1]", "[fe80::1%25lo]", "[fc00::1]",
    "[fec0::1]", "[5f00::1]", "[ff02::1]", "localhost", "LOCALHOST", "localhost.",
)  # fmt: skip
"""This machine and its neighbours, in every notation that some program takes for an address."""

ADDRESSES = (
    "127.0.0.1",
    "10.0.0.1",
    "169.254.169.254",
    "::1",
    "::ffff:10.0.0.1",
    "64:ff9b::a00:1",
    "2002:a00:1::",
    "fd00::1",
)


class Guard:
    """The real judgement, but for the port; remembers what was to be connected to, and what it let through."""

    def __init__(self, resolver: Resolver | None = None, *, friend: int = 0) -> None:
        self.web = Web(self.judge, resolver or Resolver())
        self.friend = friend
        self.asked: list[str] = []
        self.let_through: list[str] = []

    def judge(self, address: str, port: int) -> bool:
        self.asked.append(address)
        allowed = is_public(address) or (address, port) == (HERE, self.friend)
        if allowed:
            self.let_through.append(address)
        return allowed

    def ask(self, url: str, seconds: float = 5) -> Found:
        async def asked() -> Found:
            async with self.web.session() as session:
                return await follow(session, Turns(pause=0), url, seconds)

        return asyncio.run(asked())


@pytest.fixture(name="inside")
def _inside() -> Iterator[Server]:
    """A server that nobody outside may reach."""
    with server() as made:
        yield made


@pytest.fixture(name="outside")
def _outside() -> Iterator[Server]:
    """A server that stands for one of the web."""
    with server() as made:
        yield made


@pytest.mark.parametrize("host", LITERALS)
def test_an_address_inside_is_refused_however_it_is_written(inside: Server, host: str) -> None:
    guard = Guard()

    assert guard.ask(f"http://{host}:{inside.port}/") == Found(UNSURE)
    assert (guard.let_through, inside.seen) == ([], [])


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_name_that_leads_inside_is_refused(inside: Server, address: str) -> None:
    guard = Guard(Resolver({"inside.fr": [address]}))

    assert guard.ask(f"http://inside.fr:{inside.port}/") == Found(UNSURE)
    assert guard.asked == [address]
    assert (guard.let_through, inside.seen) == ([], [])


def test_a_name_that_leads_inside_the_second_time_is_refused(inside: Server, outside: Server) -> None:
    resolver = Resolver({"rebinding.fr": [HERE, "127.0.0.2"]})
    guard = Guard(resolver, friend=outside.port)

    assert guard.ask(outside.url(host="rebinding.fr")).outcome is LinkOutcome.FINE
    assert guard.ask(outside.url(host="rebinding.fr")) == Found(UNSURE)
    assert (guard.asked, guard.let_through) == ([HERE, "127.0.0.2"], [HERE])


@pytest.mark.parametrize("code", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("host", ["127.0.0.1", "2130706433", "[::1]", "inside.fr", "localhost"])
def test_a_redirect_that_leads_inside_is_refused(inside: Server, outside: Server, code: int, host: str) -> None:
    outside.pages["/"] = (code, f"http://{host}:{inside.port}/")
    guard = Guard(friend=outside.port)

    assert guard.ask(outside.url(host="outside.fr")) == Found(UNSURE)
    assert inside.seen == []


@pytest.mark.parametrize(
    "location",
    [
        "file:///etc/passwd", "gopher://127.0.0.1:70/_", "ftp://127.0.0.1/", "data:text/html,a", "javascript:1",
        "ws://127.0.0.1/", "unix:///var/run/docker.sock", "http://[::1", "http://a:b/",
        "http://a.fr:99999/", "http://ada:secret@outside.fr/", "http://ada@outside.fr/", "http://\udcff/",
    ],
)  # fmt: skip
def test_a_redirect_to_anything_but_the_web_is_not_followed(outside: Server, location: str) -> None:
    raw = f"HTTP/1.1 302 Found\r\nLocation: {location}\r\nContent-Length: 0\r\n\r\n"
    outside.pages["/"] = raw.encode("utf-8", "surrogateescape")
    guard = Guard(friend=outside.port)

    assert guard.ask(outside.url()).outcome is UNSURE
    assert guard.asked == [HERE]


@pytest.mark.parametrize(
    "url",
    [
        "http://outside.fr@127.0.0.1/", "http://outside.fr:80@127.0.0.1/", "http://ada:secret@outside.fr/",
        "http://127.0.0.1\\@outside.fr/", "http://outside.fr#@127.0.0.1/", "http://127.0.0.1#@outside.fr/",
        "http://127.0.0.1?@outside.fr/", "http:///127.0.0.1/", "http:127.0.0.1", "file:///etc/passwd",
        "http://0/", "http://①②⑦.0.0.1/", "", "http://",
    ],
)  # fmt: skip
def test_an_address_with_a_double_meaning_never_leads_inside(url: str) -> None:
    guard = Guard(Resolver(default="127.0.0.1"))

    assert guard.ask(url).outcome is not LinkOutcome.FINE
    assert guard.let_through == []


@pytest.mark.parametrize("port", [22, 25, 6379, 8080])
def test_only_the_ports_of_the_web_are_reached(port: int) -> None:
    asked: list[tuple[str, int]] = []

    def judge(address: str, port: int) -> bool:
        asked.append((address, port))
        return is_public_web(address, port)

    guard = Guard()
    guard.web = Web(judge, Resolver(default="93.184.215.14"))

    assert guard.ask(f"http://outside.fr:{port}/") == Found(UNSURE)
    assert asked == [("93.184.215.14", port)]


async def _trickle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\n")
    while not writer.is_closing():
        writer.write(b"X: y\r\n")
        await writer.drain()
        await asyncio.sleep(0.05)


async def _silence(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.read()


async def _go_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while not writer.is_closing():
        writer.write(b"HTTP/1.1 100 Continue\r\n\r\n")
        await writer.drain()
        await asyncio.sleep(0.01)


async def _endless_headers(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\n")
    while not writer.is_closing():
        writer.write(b"X: " + b"y" * 60_000 + b"\r\n")
        await writer.drain()


@pytest.mark.parametrize("page", [_trickle, _silence, _go_on, _endless_headers, b"", b"SSH-2.0-a\r\n", b"\x00" * 99])
def test_a_server_that_never_answers_is_left(outside: Server, page: object) -> None:
    outside.pages["/"] = page  # type: ignore[assignment]  # one of the kinds of page
    guard = Guard(friend=outside.port)
    started = time.monotonic()

    assert guard.ask(outside.url(), seconds=0.4) == Found(UNSURE)
    assert time.monotonic() - started < 10  # and not until the server gives up


def test_all_redirects_share_the_time(outside: Server) -> None:
    async def slowly(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(0.2)
        writer.write(b"HTTP/1.1 302 Found\r\nLocation: /\r\nContent-Length: 0\r\n\r\n")

    outside.pages["/"] = slowly
    guard = Guard(friend=outside.port)

    assert guard.ask(outside.url(), seconds=0.5) == Found(UNSURE)
    assert len(outside.seen) < 4


def test_a_body_without_end_is_not_read(outside: Server) -> None:
    written = 0

    async def endless(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal written
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n")
        while not writer.is_closing():
            writer.write(b"\x1f\x8b" * 32_768)
            await writer.drain()
            written += 65_536

    outside.pages |= {"HEAD /": 405, "GET /": endless}
    guard = Guard(friend=outside.port)

    assert guard.ask(outside.url()) == Found(LinkOutcome.FINE, 200)
    assert written < 32 * 2**20  # what the kernel's own buffers hold
