from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import timedelta

from bot.links import Follower
from bot.links.turns import Turns
from bot.model.link_status import LinkOutcome, Links
from tests.bot.builders import NOW
from tests.bot.links.web import Server, server


class Clock:
    def __init__(self) -> None:
        self.now = NOW


def follower(site: Server, clock: Clock) -> Follower:
    return Follower(lambda: clock.now, site.web(), Turns(pause=0))


def known(asked: Follower, urls: Sequence[str]) -> Links:
    """What is known once nothing is awaited any more."""
    deadline = time.monotonic() + 10
    while (links := asked.look_up(urls)).awaited:
        assert time.monotonic() < deadline
        time.sleep(0.005)
    return links


def test_the_first_answer_is_at_once_and_the_next_one_knows() -> None:
    with server({"/gone": 404}) as site:
        asked = follower(site, Clock())
        urls = [site.url("/gone"), site.url("/fine")]

        assert asked.look_up(urls) == Links({}, frozenset(urls))
        statuses = known(asked, urls).statuses
        assert [statuses[url].outcome for url in urls] == [LinkOutcome.DEAD, LinkOutcome.FINE]


def test_who_asks_again_meanwhile_starts_nothing() -> None:
    with server() as site:
        asked = follower(site, Clock())
        urls = [site.url(f"/{number}") for number in range(5)]
        for _ in range(20):
            asked.look_up(urls)
        known(asked, urls)

        assert sorted(site.seen) == [f"HEAD /{number}" for number in range(5)]


def test_what_is_old_is_told_while_it_is_asked_for_again() -> None:
    with server({"/": 404}) as site:
        clock = Clock()
        asked = follower(site, clock)
        known(asked, [site.url()])
        site.pages["/"] = 200
        clock.now += timedelta(hours=2)

        links = asked.look_up([site.url()])
        assert links.statuses[site.url()].outcome is LinkOutcome.DEAD
        assert (links.awaited, links.unknown) == (frozenset([site.url()]), frozenset())
        assert known(asked, [site.url()]).statuses[site.url()].outcome is LinkOutcome.FINE


def test_nothing_asked_for_is_nothing_known() -> None:
    with server() as site:
        assert follower(site, Clock()).look_up([]) == Links()
