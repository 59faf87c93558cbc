"""One engine for the tests that can share it."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from dataclasses import dataclass

import psycopg
import pytest

from bot.engine import Engine, Inbox, attempts, waiting
from tests.bot.engine.scripted import Options, Scripted


@dataclass(frozen=True)
class Running:
    desk: Scripted
    inbox: Inbox
    options: Options


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    options = Options(f"sqlite:///{tmp_path_factory.mktemp('state')}/copydesk.db")
    desk = Scripted()
    with pytest.MonkeyPatch.context() as patch, Engine(options, desk):
        patch.setattr(waiting, "SHORTEST_PAUSE", 0.05)
        patch.setattr(attempts, "BACKOFF_SECONDS", 0.05)
        inbox = Inbox(options)
        yield Running(desk, inbox, options)
        inbox.close()


@pytest.fixture
def postgres() -> Iterator[str]:
    """The address of an empty database; the server to make it in is named by the environment."""
    server = os.environ.get("COPYDESK_TEST_POSTGRES_URL")
    assert server, "set COPYDESK_TEST_POSTGRES_URL to a Postgres server where databases may be created"
    name = f"copydesk_{uuid.uuid4().hex}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"create database {name}")
        yield str(server.rpartition("/")[0] + f"/{name}")
        connection.execute(f"drop database {name} with (force)")
