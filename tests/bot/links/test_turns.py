from __future__ import annotations

import asyncio

from bot.links.turns import Turns
from bot.links.web import AT_ONCE


def most_at_once(hosts: list[str]) -> tuple[int, int]:
    """How many requests there are at once: in all, and to one host."""
    now: list[str] = []
    most = [0, 0]

    async def request(turns: Turns, host: str) -> None:
        async with turns.at(host):
            now.append(host)
            most[0] = max(most[0], len(now))
            most[1] = max(most[1], now.count(host))
            await asyncio.sleep(0)
            now.remove(host)

    async def all_of_them() -> None:
        turns = Turns(pause=0)
        await asyncio.gather(*(request(turns, host) for host in hosts))

    asyncio.run(all_of_them())
    return most[0], most[1]


def test_a_host_is_asked_one_thing_at_a_time() -> None:
    assert most_at_once(["a.fr"] * 20) == (1, 1)


def test_few_hosts_are_asked_at_once() -> None:
    assert most_at_once([f"{number}.fr" for number in range(50)]) == (AT_ONCE, 1)


def test_there_is_a_pause_between_two_requests() -> None:
    async def two() -> float:
        turns = Turns(pause=0.1)
        loop = asyncio.get_running_loop()
        started = loop.time()
        async with turns.at("a.fr"):
            pass
        async with turns.at("a.fr"):
            return loop.time() - started

    assert asyncio.run(two()) >= 0.1
