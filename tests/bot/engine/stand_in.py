"""A stand-in for the desk and for GitHub: a file in which every pull request has a head and what is shown of it."""

from __future__ import annotations

import os
import random
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flask import Flask

from bot.engine import Json, Look
from webhooks import wsgi

TABLES = """
pragma journal_mode = wal;
create table if not exists pulls (number integer primary key, head integer not null, shown integer);
create table if not exists work (number integer, what text, process integer, began real, ended real);
"""


@dataclass(frozen=True)
class World:
    """GitHub, as far as the stand-in needs it."""

    file: Path

    def create(self) -> World:
        with self._connection() as connection:
            connection.executescript(TABLES)
        return self

    def push(self, number: int) -> None:
        """A new commit on the pull request."""
        with self._connection() as connection:
            connection.execute(
                "insert into pulls values (?, 1, null) on conflict do update set head = head + 1", (number,)
            )

    def behind(self) -> list[tuple[int, int, int | None]]:
        """The pull requests that show something else than their head."""
        return self.query("select number, head, shown from pulls where shown is not head")

    def query(self, text: str, *values: object) -> list[Any]:
        with self._connection() as connection:
            return connection.execute(text, values).fetchall()

    @contextmanager
    def working(self, number: int, what: str) -> Iterator[None]:
        """Notes when something was worked on, also when the process dies meanwhile."""
        with self._connection() as connection:
            row = connection.execute(
                "insert into work values (?, ?, ?, ?, null)", (number, what, os.getpid(), time.time())
            ).lastrowid
        yield
        with self._connection() as connection:
            connection.execute("update work set ended = ? where rowid = ?", (time.time(), row))

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        connection = sqlite3.connect(self.file, timeout=30)
        try:
            with connection:
                yield connection
        finally:
            connection.close()


@dataclass(frozen=True)
class StandIn:
    """Looks at the head, shows it, takes its time."""

    world: World

    def expand(self, _target: Json) -> list[Json]:
        return []

    def look(self, target: Json) -> Look:
        with self.world.working(target["number"], "look"):
            [(head, shown)] = self.world.query("select head, shown from pulls where number = ?", target["number"])
            time.sleep(random.uniform(0.01, 0.1))
        return Look(writes=[] if head == shown else [{"show": head}, {"label": head}], wake_at=None)

    def write(self, target: Json, write: Json) -> None:
        with self.world.working(target["number"], "write"):
            time.sleep(random.uniform(0.01, 0.05))
            if "show" in write:
                self.world.query("update pulls set shown = ? where number = ?", write["show"], target["number"])

    def failed(self, _target: Json, delivery: str) -> None:
        raise AssertionError(f"{delivery} failed")

    def sweep(self, _now: str) -> list[Json]:
        return []


def create() -> Flask:
    """What gunicorn loads in the tests that kill it."""
    return wsgi.create(work=StandIn(World(Path(os.environ["STAND_IN_WORLD"]))))
