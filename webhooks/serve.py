"""Running the server, or a worker alone, in this process until it is told to stop."""

from __future__ import annotations

import os
import signal
import sys
import threading

from bot.engine import Engine, Work
from bot.settings import Settings
from webhooks import logs


def serve() -> None:
    """Becomes gunicorn, which reads the settings from the environment. Does not return."""
    arguments = [sys.executable, "-m", "gunicorn", "-c", "python:webhooks.gunicorn_conf"]
    os.execv(sys.executable, arguments)  # noqa: S606 - gunicorn takes this process over


def work(settings: Settings, desk: Work) -> None:
    """Runs jobs without a door, and returns after SIGTERM or SIGINT once what runs has finished."""
    logs.configure(settings.log_level)
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    engine = Engine(settings, desk)
    engine.start_in_background()
    stop.wait()
    engine.stop()
