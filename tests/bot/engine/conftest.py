"""One engine for the tests that can share it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from bot.engine import Engine, Inbox, attempts, waiting
from tests.bot.engine.scripted import Options, Scripted
from tests.databases import empty_database


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
    with empty_database() as address:
        yield address
