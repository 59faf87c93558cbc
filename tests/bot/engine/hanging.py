"""A worker whose looks never end: ``python -m tests.bot.engine.hanging DATABASE VERSION FILE``."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

from bot.engine import Engine, Look
from tests.bot.engine.scripted import NOTHING, Options, Scripted


class Hanging(Scripted):
    def look(self, target: dict[str, object]) -> Look:
        reached.touch()
        threading.Event().wait()
        return NOTHING


if __name__ == "__main__":
    database, version, file = sys.argv[1:]
    reached = Path(file)
    Engine(Options(database), Hanging(), version=version).start()
    Path(f"{file}.started").touch()
    threading.Event().wait()
