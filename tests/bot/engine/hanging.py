"""A worker whose looks, or writes, never end: ``python -m tests.bot.engine.hanging DATABASE VERSION FILE WHERE``."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

from bot.engine import Engine, Json, Look
from tests.bot.engine.scripted import Options, Scripted


class Hanging(Scripted):
    def look(self, target: Json) -> Look:
        if where == "look":
            hang()
        return Look(writes=[{"write": 1}], wake_at=None)

    def write(self, target: Json, write: Json) -> None:
        hang()


def hang() -> None:
    reached.touch()
    threading.Event().wait()


if __name__ == "__main__":
    database, version, file, where = sys.argv[1:]
    reached = Path(file)
    Engine(Options(database), Hanging(), version=version).start()
    Path(f"{file}.started").touch()
    threading.Event().wait()
