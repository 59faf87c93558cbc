"""What happens while links to other sites are followed. A server of this machine stands for the web."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import pytest

from bot import sample
from bot.desk import Desk
from forge import Pull
from tests.bot.links.web import Server, server
from tests.stories.settings import settings
from tests.stories.world import World, sticky

PATH, FINISHED = sample.finished()
GONE = "http://voisins.fr/horaires"
POST = f"{FINISHED}\nLes voisins ont publié [leurs horaires]({GONE}).\n"
BLOCKING = "\nrules:\n  dead-link: blocker\n"


@pytest.fixture(name="web")
def _web(world: World) -> Iterator[Server]:
    with server() as made:
        world.employ(lambda: Desk(settings(world.forge, check_links=True), world.clock, made.whole_web()))
        yield made


class Late:
    """A page whose server takes its time, until ``let_go``."""

    def __init__(self, code: int) -> None:
        self._code = code
        self._waits = True

    async def __call__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while self._waits:
            await asyncio.sleep(0.01)
        writer.write(f"HTTP/1.1 {self._code} At last\r\nContent-Length: 0\r\n\r\n".encode())

    def let_go(self) -> None:
        self._waits = False


def configure(world: World, more: str) -> None:
    config = sample.files()[".github/copydesk.yml"]
    world.repository.commit("main", {".github/copydesk.yml": config + more}, author="redaction-carnet")
    world.settle()


def wake(world: World, pull: Pull) -> datetime:
    """When the desk would look again by itself."""
    wake_at = world.desk.look(world.target(pull))["wake_at"]
    assert wake_at
    return datetime.fromisoformat(wake_at)


def wait(happened: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 10
    while not happened():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def wake_up(world: World, pull: Pull) -> None:
    """Lets the links be followed to their end, and looks again as the engine would."""
    wait(lambda: wake(world, pull) - world.now > timedelta(minutes=1))
    world.look(pull)


def conclusions(pull: Pull) -> list[str | None]:
    return [run.conclusion for run in pull.check_runs]


def test_the_comment_does_not_wait_for_links(world: World, web: Server) -> None:
    web.pages["/horaires"] = page = Late(404)
    pull = world.open({PATH: POST})
    world.settle()

    (said,) = sticky(world, pull)
    assert "404" not in said
    assert (pull.labels, conclusions(pull)[-1]) == (["copydesk: ready"], "success")
    page.let_go()
    wake_up(world, pull)
    (said,) = sticky(world, pull)
    assert "404" in said
    assert (pull.labels, conclusions(pull)[-1]) == (["copydesk: ready"], "success")
    assert world.look(pull) == []


def test_a_look_while_links_are_followed_is_repeated_within_seconds(world: World, web: Server) -> None:
    web.pages["/horaires"] = page = Late(200)
    pull = world.open({PATH: POST})

    assert timedelta(seconds=5) <= wake(world, pull) - world.now < timedelta(seconds=7)
    page.let_go()


def test_a_page_that_is_back_is_not_held_against_the_post(world: World, web: Server) -> None:
    web.pages["/horaires"] = 404
    pull = world.open({PATH: POST})
    world.settle()
    wake_up(world, pull)
    web.pages["/horaires"] = 200
    world.clock.now += timedelta(hours=2)

    world.look(pull)
    assert "404" in sticky(world, pull)[0]
    wake_up(world, pull)
    assert "404" not in sticky(world, pull)[0]


@pytest.mark.parametrize("more", ["", BLOCKING])
def test_a_restart_takes_nothing_back(world: World, web: Server, more: str) -> None:
    configure(world, more)
    web.pages["/horaires"] = 404
    pull = world.open({PATH: POST})
    world.settle()
    wake_up(world, pull)
    world.settle()

    web.pages["/horaires"] = page = Late(404)
    world.employ(lambda: Desk(settings(world.forge, check_links=True), world.clock, web.whole_web()))
    assert world.look(pull) == []
    page.let_go()
    wait(lambda: wake(world, pull) - world.now > timedelta(minutes=1))
    assert world.look(pull) == []


def test_where_dead_links_block_nobody_is_asked_before_they_are_known(world: World, web: Server) -> None:
    configure(world, BLOCKING)
    web.pages["/horaires"] = page = Late(404)
    pull = world.open({PATH: POST})
    world.settle()

    assert len(sticky(world, pull)) == 1
    assert (pull.labels, conclusions(pull), list(pull.requested_reviewers)) == ([], [], [])
    page.let_go()
    wake_up(world, pull)
    assert (pull.labels, conclusions(pull)) == (["copydesk: incomplete"], ["failure"])
    assert not any(event.event == "review_requested" for event in pull.events)


def test_where_dead_links_block_good_ones_let_the_post_through(world: World, web: Server) -> None:
    configure(world, BLOCKING)
    web.pages["/horaires"] = page = Late(200)
    pull = world.open({PATH: POST})
    world.settle()
    page.let_go()
    wake_up(world, pull)

    assert (pull.labels, conclusions(pull)) == (["copydesk: ready"], ["success"])
    assert len(pull.requested_reviewers) == 2


def test_a_site_may_have_its_links_left_alone(world: World, web: Server) -> None:
    configure(world, "\nlinks:\n  check: off\n")
    pull = world.open({PATH: POST})
    world.settle()

    assert wake(world, pull) - world.now > timedelta(minutes=1)
    assert web.seen == []
