from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import timedelta

import pytest

from bot.links import Cache, Web, check_links, checking
from bot.links.following import Found
from bot.links.turns import Turns
from bot.model.link_status import LinkOutcome, LinkStatus
from tests.bot.builders import NOW
from tests.bot.links.web import server


def check(urls: list[str], web: Web, cache: Cache | None = None) -> Mapping[str, LinkStatus]:
    return asyncio.run(check_links(urls, lambda: NOW, cache or Cache(), web=web, turns=Turns(pause=0)))


def test_each_address_gets_its_status() -> None:
    with server({"/gone": 404, "/busy": 503}) as site:
        urls = [site.url(path) for path in ("/", "/gone", "/busy")]
        found = check(urls, site.web())

    assert [(found[url].outcome, found[url].code) for url in urls] == [
        (LinkOutcome.FINE, 200),
        (LinkOutcome.DEAD, 404),
        (LinkOutcome.UNSURE, 503),
    ]
    assert {status.checked_at for status in found.values()} == {NOW}


def test_an_address_is_asked_for_once() -> None:
    with server() as site:
        check([site.url()] * 5, site.web())
        assert site.seen == ["HEAD /"]


def test_what_is_fresh_is_not_asked_for() -> None:
    cache = Cache()
    with server() as site:
        known = LinkStatus(LinkOutcome.DEAD, 410, NOW - timedelta(minutes=59))
        cache.put(site.url(), known)
        assert check([site.url()], site.web(), cache) == {site.url(): known}
        assert site.seen == []


def test_what_is_old_is_asked_for_again() -> None:
    cache = Cache()
    with server() as site:
        cache.put(site.url(), LinkStatus(LinkOutcome.DEAD, 410, NOW - timedelta(minutes=60)))
        assert check([site.url()], site.web(), cache)[site.url()] == LinkStatus(LinkOutcome.FINE, 200, NOW)


def test_one_host_is_never_asked_two_things_at_once() -> None:
    with server() as site:
        check([site.url(f"/{number}") for number in range(10)], site.web())
        assert (len(site.seen), site.most) == (10, 1)


def test_an_address_that_trips_us_keeps_none_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    async def trips(*_: object) -> Found:
        raise RuntimeError("a bug")

    monkeypatch.setattr(checking, "follow", trips)
    assert check(["http://a.fr/"], Web())["http://a.fr/"].outcome is LinkOutcome.UNSURE
