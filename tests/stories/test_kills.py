"""Whenever the server is killed: every pull request is as it should be in the end, and nothing was done twice."""

from __future__ import annotations

import os
import random
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from queue import Queue

import pytest

from bot.desk import Desk
from bot.model.event import PullRequestRef
from forge import Forge, Pull
from forge.exchange import Exchange
from forge.server import serve
from tests.databases import empty_database
from tests.killing import Service, kill_moments, wait_until
from tests.stories.crowd import Contribution, Crowd
from tests.stories.server import EVERY_OTHER_SECOND, SlowForge, failed, send_again, server, unfinished, webhook
from tests.stories.settings import settings
from tests.stories.test_pull_requests import FINISHED, FINISHED_PATH, conclusion, requests_made
from tests.stories.world import NAME, OPENER, site
from tests.webhooks.test_server import get

PULLS = 12
ACTS = 100
KILLS = 10
LONGEST_LIFE = 3.0
"""Seconds. A server needs about one of them to begin with its jobs."""

UNHEARD = 2
"""Of the acts of each life, so many fall into the time when the server is down."""


@pytest.fixture
def forge(tmp_path: Path) -> Iterator[SlowForge]:
    forge = SlowForge(tmp_path / "forge")
    with serve(forge):
        yield forge
    forge.close()
    assert forge.violations == []


@pytest.mark.slow
def test_pull_requests_survive_ten_kills(forge: SlowForge, tmp_path: Path) -> None:
    database = f"sqlite:///{tmp_path}/copydesk.db"
    survive(forge, database, [server(forge, tmp_path, database)])


@pytest.mark.postgres
def test_pull_requests_survive_ten_kills_of_two_servers_with_one_store(forge: SlowForge, tmp_path: Path) -> None:
    with empty_database() as database:
        survive(forge, database, [server(forge, tmp_path, database, name=name) for name in ("one", "two")])


@pytest.mark.slow
def test_no_write_is_doubled_by_a_server_that_dies_before_it_hears_of_it(forge: SlowForge, tmp_path: Path) -> None:
    database = f"sqlite:///{tmp_path}/copydesk.db"
    deadly = [f"/repos/{NAME}/{end}" for end in ("labels", "issues/1/labels", "check-runs")]
    deadly += [f"/repos/{NAME}/{end}" for end in ("pulls/1/requested_reviewers", "issues/1/comments")]
    deaths: Queue[str] = Queue()
    service = server(forge, tmp_path, database)

    def die(exchange: Exchange) -> None:
        if exchange.method == "POST" and exchange.path in deadly:
            deadly.remove(exchange.path)
            service.kill()
            deaths.put(exchange.path)

    forge.before_answer = die
    with service:
        wait_until_it_works(service)
        forge.app.webhook_url = webhook(service)
        repository = site(forge)
        repository.commit("billet", {FINISHED_PATH: FINISHED}, author=OPENER)
        pull = repository.open_pull("billet", title="Un billet", author=OPENER)
        for _ in list(deadly):
            deaths.get(timeout=60)
            service.start()
        come_to_rest(forge, database)

    assert deadly == []
    assert failed(database) == []
    assert (pull.labels, conclusion(pull)) == (["copydesk: ready"], "success")
    assert len(requests_made(pull)) == 2
    assert_nothing_was_done_twice(forge, pull)
    assert_nothing_is_left_to_write(forge, [pull])


def test_what_was_missed_comes_back_through_the_sweep_alone(forge: SlowForge, tmp_path: Path) -> None:
    database = f"sqlite:///{tmp_path}/copydesk.db"
    with server(forge, tmp_path, database, sweep_cron=EVERY_OTHER_SECOND) as service:
        forge.app.webhook_url = webhook(service)
        repository = site(forge)
        forge.drain()
        service.kill()
        repository.commit("billet", {FINISHED_PATH: FINISHED}, author=OPENER)
        pull = repository.open_pull("billet", title="Un billet", author=OPENER)
        forge.drain()
        missed = {delivery.guid for delivery in forge.deliveries if not delivery.succeeded}
        service.start()
        wait_until(lambda: missed <= arrived(forge), seconds=30, what="the sweep asks for what was missed")
        wait_until(lambda: pull.labels == ["copydesk: ready"], seconds=30, what="the pull request has its label")
        wait_until(lambda: bool(pull.comments), seconds=30, what="the pull request has its comment")

    assert len(missed) >= 2
    assert_nothing_was_done_twice(forge, pull)
    assert_nothing_is_left_to_write(forge, [pull])


def arrived(forge: Forge) -> set[str]:
    return {delivery.guid for delivery in forge.deliveries if delivery.succeeded}


def survive(forge: SlowForge, database: str, services: list[Service]) -> None:
    seed = int(os.environ.get("COPYDESK_TEST_SEED", random.randrange(10**6)))
    print(f"COPYDESK_TEST_SEED={seed}")
    forge.app.webhook_url = webhook(services[0])
    crowd = Crowd(site(forge), random.Random(seed), PULLS, ACTS)
    with ExitStack() as running:
        for service in services:
            running.enter_context(service)
        kills = storm(forge, crowd, services, seed)
        come_to_rest(forge, database)
    interrupted = forge.interrupted(kills)
    print(f"{len(interrupted)} writes were interrupted:", *interrupted, sep="\n")

    assert len({delivery.guid for delivery in forge.deliveries if delivery.status_code == 202}) >= ACTS
    assert failed(database) == []
    assert len(crowd.contributions) == PULLS
    for contribution in crowd.contributions:
        assert_as_it_should_be(contribution)
        assert_nothing_was_done_twice(forge, contribution.pull)
    assert_nothing_is_left_to_write(forge, [contribution.pull for contribution in crowd.contributions])


def storm(forge: Forge, crowd: Crowd, services: list[Service], seed: int) -> list[datetime]:
    """People act, servers die and come back. Returns when they died."""
    dice = random.Random(seed)
    kills = []
    for number, life in enumerate(kill_moments(seed, KILLS, LONGEST_LIFE)):
        victim = dice.choice(services)
        if number % 2:
            # Every other life is long enough for work, and the others may end while a server is starting.
            wait_until_it_works(victim)
        acts = ACTS // KILLS - UNHEARD
        for _ in range(acts):
            forge.app.webhook_url = webhook(dice.choice(services))
            crowd.act()
            time.sleep(life / acts)
        kills.append(forge.clock())
        victim.kill()
        for _ in range(UNHEARD):
            crowd.act()
        victim.start()
        send_again(forge)
    return kills


def wait_until_it_works(service: Service) -> None:
    wait_until(lambda: get(service, "/readyz") == 200, seconds=30, what="the server runs jobs")


def come_to_rest(forge: Forge, database: str) -> None:
    wait_until(lambda: not send_again(forge), seconds=30, what="every delivery is accepted")
    wait_until(lambda: not unfinished(database), seconds=120, what="every job is done")


def assert_as_it_should_be(contribution: Contribution) -> None:
    pull = contribution.pull
    assert conclusion(pull) == contribution.conclusion
    assert [label for label in pull.labels if label.startswith("copydesk")] == list(filter(None, [contribution.label]))
    readers = set(requests_made(pull)) | {review.login for review in pull.reviews}
    if contribution.conclusion == "success":
        assert len(readers) >= 2
    assert OPENER not in readers


def assert_nothing_was_done_twice(forge: SlowForge, pull: Pull) -> None:
    assert [comment.user for comment in pull.comments].count(forge.app.bot) == 1
    assert writes(forge)["POST", f"/repos/{NAME}/issues/{pull.number}/comments"] == 1
    assert set(Counter(requests_made(pull)).values()) <= {1}
    for sha in pull.commits:
        runs = pull.repository.check_runs(sha)
        assert not [run for before, run in pairwise(runs) if run.external_id == before.external_id]


def writes(forge: SlowForge) -> Counter[tuple[str, str]]:
    return Counter((write.method, write.path) for write in forge.written)


def assert_nothing_is_left_to_write(forge: Forge, pulls: list[Pull]) -> None:
    """A desk that looks for the first time finds everything as it would have it."""
    desk = Desk(settings(forge))
    installation = desk.installation_of(NAME)
    for pull in pulls:
        assert desk.decide(PullRequestRef(installation, NAME, pull.number)).writes == ()


def test_a_comment_that_is_still_on_its_way_is_not_made_again(forge: SlowForge, tmp_path: Path) -> None:
    """The server dies with a request under way, comes back, and only then does the request take effect."""
    database = f"sqlite:///{tmp_path}/copydesk.db"
    forge.faults.clear()
    slow = forge.faults.add("POST", "/issues/1/comments$", status=0, delay=6)
    service = server(forge, tmp_path, database)
    with service:
        wait_until_it_works(service)
        forge.app.webhook_url = webhook(service)
        repository = site(forge)
        repository.commit("billet", {FINISHED_PATH: FINISHED}, author=OPENER)
        pull = repository.open_pull("billet", title="Un billet", author=OPENER)
        wait_until(lambda: slow.times == 0, seconds=30, what="the comment is on its way")
        service.kill()
        service.start()
        wait_until(lambda: any(exchange.fault for exchange in forge.exchanges), seconds=30, what="it takes effect")
        come_to_rest(forge, database)

    assert_nothing_was_done_twice(forge, pull)
    assert_nothing_is_left_to_write(forge, [pull])
