"""The server as it is run: gunicorn, one process, the engine inside."""

from __future__ import annotations

import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from inline_snapshot import snapshot

from tests.bot.engine.stand_in import World
from tests.bot.engine.test_kills import SECRET, push
from tests.bot.test_settings import KEY
from tests.databases import empty_database, outage
from tests.killing import Service, free_port, gunicorn, send, wait_until


def service(folder: Path, **settings: str) -> Service:
    port = free_port()
    environment = {
        "COPYDESK_DATABASE_URL": f"sqlite:///{folder}/copydesk.db",
        "COPYDESK_GITHUB_APP_ID": "1",
        "COPYDESK_GITHUB_PRIVATE_KEY": KEY,
        "COPYDESK_WEBHOOK_SECRET": SECRET,
        "COPYDESK_SETTLE_SECONDS": "0",
        "COPYDESK_PORT": str(port),
        "STAND_IN_WORLD": str(folder / "world.db"),
        **settings,
    }
    command = gunicorn("tests.bot.engine.stand_in:create()")
    return Service(command, environment, f"http://127.0.0.1:{port}", folder / "server.log")


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path / "world.db").create()


@pytest.fixture
def server(tmp_path: Path, world: World) -> Iterator[Service]:
    with service(tmp_path) as running:
        yield running


def get(server: Service, path: str) -> int:
    try:
        with urllib.request.urlopen(f"{server.url}{path}", timeout=5) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code


def test_a_delivery_over_http_is_worked_on_and_a_stop_is_clean(server: Service, world: World) -> None:
    wait_until(lambda: get(server, "/readyz") == 200, seconds=15, what="the engine runs")
    delivery = push(world, 1, 12)
    delivery.before()
    assert send(server.url, delivery, SECRET)
    wait_until(lambda: not world.behind(), seconds=10, what="the pull request shows its head")
    assert server.process is not None
    process = server.process
    server.stop()
    assert process.returncode == 0
    log = server.log.read_text()
    assert '"delivery": "delivery-1"' in log
    assert "Traceback" not in log
    assert SECRET not in log
    assert "PRIVATE KEY" not in log


def test_a_store_that_is_down_is_answered_with_500_at_once(tmp_path: Path, world: World) -> None:
    database = f"postgresql://desk:database-password@127.0.0.1:{free_port()}/desk"
    with service(tmp_path, COPYDESK_DATABASE_URL=database) as server:
        assert (get(server, "/healthz"), get(server, "/readyz")) == (200, 503)
        began = time.monotonic()
        assert not send(server.url, push(world, 1, 12), SECRET)
        assert time.monotonic() - began < 10  # the library itself tries for longer
    assert "database-password" not in server.log.read_text()


@pytest.mark.postgres
def test_an_outage_of_the_store_is_told_at_once_and_forgotten_afterwards(tmp_path: Path, world: World) -> None:
    with empty_database() as database, service(tmp_path, COPYDESK_DATABASE_URL=database) as server:
        wait_until(lambda: get(server, "/readyz") == 200, seconds=15, what="the engine runs")
        delivery = push(world, 1, 12)
        delivery.before()
        with outage(database):
            began = time.monotonic()
            assert not send(server.url, delivery, SECRET)
            assert time.monotonic() - began < 10  # the library itself tries for longer
            wait_until(lambda: get(server, "/readyz") == 503, seconds=10, what="the server says that it is not ready")
        wait_until(lambda: send(server.url, delivery, SECRET), seconds=10, what="the delivery is accepted")
        wait_until(lambda: not world.behind(), seconds=60, what="the pull request shows its head")
        wait_until(lambda: get(server, "/readyz") == 200, seconds=10, what="the server is ready again")


def test_the_door_alone_is_ready_with_the_store(tmp_path: Path, world: World) -> None:
    with service(tmp_path, COPYDESK_RUN_JOBS="false") as server:
        assert get(server, "/readyz") == 200


def test_wrong_settings_end_the_start_with_a_sentence_for_each() -> None:
    done = subprocess.run(
        gunicorn("tests.bot.engine.stand_in:create()"),
        env={"COPYDESK_GITHUB_APP_ID": "one", "PATH": ""},
        cwd=Path.cwd(),
        capture_output=True,
        text=True,
        timeout=30,
    )
    assert done.returncode == 1
    assert done.stderr == snapshot("""\
Copydesk cannot start:
COPYDESK_GITHUB_APP_ID must be a whole number.
COPYDESK_GITHUB_PRIVATE_KEY is missing: set it to the app's private key (PEM), or COPYDESK_GITHUB_PRIVATE_KEY_FILE.
COPYDESK_WEBHOOK_SECRET is missing. docs/operations.md says what it is for.
""")
