"""How gunicorn runs the server: ``gunicorn -c python:webhooks.gunicorn_conf``.

One process with threads, because the engine keeps one state for each process and the door only stores.
"""

from __future__ import annotations

import sys
from typing import Any

from flask import Flask

from bot.settings import Settings, SettingsError
from webhooks import logs
from webhooks.wsgi import engine_of

try:
    _settings = Settings.load()
except SettingsError as error:
    sys.exit(f"Copydesk cannot start:\n{error}")

wsgi_app = "webhooks.wsgi:create()"
bind = f"{_settings.host}:{_settings.port}"
worker_class = "gthread"
workers = 1
threads = 8
preload_app = False
control_socket_disable = True
# Longer than the engine takes to finish what runs.
graceful_timeout = 30
logconfig_dict = logs.configuration(_settings.log_level)


def post_worker_init(worker: Any) -> None:
    """After the fork, and in the background: the door answers while the engine waits for the store."""
    if isinstance(worker.wsgi, Flask) and (engine := engine_of(worker.wsgi)):
        engine.start_in_background()


def worker_exit(_server: Any, worker: Any) -> None:
    # A worker whose application failed to load has none.
    app = getattr(worker, "wsgi", None)
    if isinstance(app, Flask) and (engine := engine_of(app)):
        engine.stop()
