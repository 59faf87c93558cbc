"""What becomes of an address: answered by a server of this machine, as a well-behaved web would."""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from bot.links.following import MAX_REDIRECTS, Found, follow
from bot.links.turns import Turns
from bot.links.web import Web
from bot.model.link_status import LinkOutcome
from tests.bot.links.web import HERE, Resolver, Server, server

DEAD, FINE, UNSURE = LinkOutcome.DEAD, LinkOutcome.FINE, LinkOutcome.UNSURE


@pytest.fixture(name="site")
def _site() -> Iterator[Server]:
    with server() as made:
        yield made


def ask(web: Web, url: str, seconds: float = 5) -> Found:
    async def asked() -> Found:
        async with web.session() as session:
            return await follow(session, Turns(pause=0), url, seconds)

    return asyncio.run(asked())


@pytest.mark.parametrize(
    ("code", "outcome"),
    [
        (200, FINE), (204, FINE), (404, DEAD), (410, DEAD), (400, UNSURE), (401, UNSURE), (403, UNSURE),
        (429, UNSURE), (451, UNSURE), (500, UNSURE), (503, UNSURE), (999, UNSURE),
    ],
)  # fmt: skip
def test_the_status_says_what_became_of_it(site: Server, code: int, outcome: LinkOutcome) -> None:
    site.pages["/"] = code

    assert ask(site.web(), site.url()) == Found(outcome, code)


def test_the_headers_are_enough_where_all_is_well(site: Server) -> None:
    ask(site.web(), site.url("/a"))

    assert site.seen == ["HEAD /a"]


@pytest.mark.parametrize("code", [403, 404, 405, 501])
def test_a_server_that_does_not_know_head_is_asked_for_the_page(site: Server, code: int) -> None:
    site.pages["HEAD /a"] = code

    assert ask(site.web(), site.url("/a")) == Found(FINE, 200)
    assert site.seen == ["HEAD /a", "GET /a"]


@pytest.mark.parametrize("code", [429, 503])
def test_a_busy_server_is_not_asked_again(site: Server, code: int) -> None:
    site.pages["/a"] = code
    ask(site.web(), site.url("/a"))

    assert site.seen == ["HEAD /a"]


@pytest.mark.parametrize("code", [301, 302, 303, 307, 308])
def test_a_redirect_is_followed_to_its_end(site: Server, code: int) -> None:
    site.pages |= {"/a": (code, "b"), "/b": (code, site.url("/c", "elsewhere.fr")), "/c": 410}

    assert ask(site.web(), site.url("/a")) == Found(DEAD, 410)
    assert site.seen == ["HEAD /a", "HEAD /b", "HEAD /c", "GET /c"]


def test_a_loop_is_left(site: Server) -> None:
    site.pages |= {"/a": (302, "/b"), "/b": (302, "/a")}

    assert ask(site.web(), site.url("/a")) == Found(UNSURE, 302)
    assert len(site.seen) == MAX_REDIRECTS + 1


def test_a_name_that_nobody_has_is_dead(site: Server) -> None:
    assert ask(site.web(Resolver(default=None)), site.url(host="nobody.fr")) == Found(DEAD)


@pytest.mark.parametrize("error", [socket.EAI_AGAIN, socket.EAI_FAIL, socket.EAI_NODATA, socket.EAI_SYSTEM])
def test_a_name_that_cannot_be_looked_up_leaves_us_unsure(site: Server, error: int) -> None:
    resolver = Resolver()
    resolver.errors["slow.fr"] = error

    assert ask(site.web(resolver), site.url(host="slow.fr")) == Found(UNSURE)


def test_a_server_that_refuses_leaves_us_unsure() -> None:
    with socket.socket() as closed:
        closed.bind((HERE, 0))
        port = closed.getsockname()[1]
        web = Web(lambda address, port: address == HERE, Resolver())
        assert ask(web, f"http://a.fr:{port}/") == Found(UNSURE)


def test_a_server_that_does_not_speak_tls_leaves_us_unsure(site: Server) -> None:
    assert ask(site.web(), f"https://a.fr:{site.port}/", seconds=0.3) == Found(UNSURE)


def test_a_certificate_that_nobody_vouches_for_leaves_us_unsure(tmp_path: Path) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "a.fr")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), 1, now - timedelta(days=1), now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("a.fr")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem = certificate.public_bytes(Encoding.PEM) + key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (tmp_path / "a.pem").write_bytes(pem)
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(tmp_path / "a.pem")

    with server({"/": 404}, tls) as site:
        assert ask(site.web(), f"https://a.fr:{site.port}/") == Found(UNSURE)
        assert site.seen == []


def test_nothing_of_ours_is_told(site: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    site.pages["/a"] = b"HTTP/1.1 302 Found\r\nSet-Cookie: a=b\r\nLocation: /b\r\nContent-Length: 0\r\n\r\n"
    ask(site.web(), site.url("/a"))

    assert site.seen == ["HEAD /a", "HEAD /b"]
    for head in site.headers:
        names = {line.partition(":")[0].lower() for line in head.splitlines()[1:] if line}
        assert names == {"host", "user-agent", "accept", "accept-encoding", "connection"}
        assert "User-Agent: Copydesk" in head
