from __future__ import annotations

from datetime import timedelta

import pytest

from bot.links.cache import Cache, is_fresh
from bot.model.link_status import LinkOutcome, LinkStatus
from tests.bot.builders import NOW

FINE = LinkStatus(LinkOutcome.FINE, 200, NOW)


def test_what_was_put_is_found() -> None:
    cache = Cache()
    cache.put("https://a.fr/", FINE)

    assert cache.get("https://a.fr/") == FINE
    assert cache.get("https://b.fr/") is None


def test_the_longest_unused_is_forgotten_first() -> None:
    cache = Cache(2)
    cache.put("a", FINE)
    cache.put("b", FINE)
    cache.get("a")
    cache.put("c", FINE)

    assert [cache.get(url) is not None for url in "abc"] == [True, False, True]


@pytest.mark.parametrize(
    ("outcome", "lasts"),
    [
        (LinkOutcome.FINE, timedelta(hours=24)),
        (LinkOutcome.DEAD, timedelta(hours=1)),
        (LinkOutcome.UNSURE, timedelta(minutes=10)),
    ],
)
def test_a_status_stands_for_a_while(outcome: LinkOutcome, lasts: timedelta) -> None:
    status = LinkStatus(outcome, None, NOW)

    assert is_fresh(status, NOW + lasts - timedelta(seconds=1))
    assert not is_fresh(status, NOW + lasts)
