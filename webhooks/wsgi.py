"""Puts the server together: settings, store, door, and the engine with the desk in the same process."""

from __future__ import annotations

import logging
import os
from typing import cast

from flask import Flask

from bot.engine import Engine, Inbox, Work
from bot.settings import Settings, misspelt
from webhooks.app import create_app

ENGINE = "copydesk.engine"
"""The engine's name among the application's extensions; absent when other processes run the jobs."""

log = logging.getLogger(__name__)


def create(settings: Settings | None = None, work: Work | None = None) -> Flask:
    """The application, with its engine built but not started: that is for after the fork.

    Raises :class:`bot.settings.SettingsError`.
    """
    settings = settings or Settings.load()
    for sentence in misspelt(os.environ):
        log.warning(sentence)
    inbox = Inbox(settings)
    if not settings.run_jobs:
        return create_app(settings, inbox, inbox.reachable)
    engine = Engine(settings, work or _desk(settings))
    app = create_app(settings, inbox, engine.ready)
    app.extensions[ENGINE] = engine
    return app


def engine_of(app: Flask) -> Engine | None:
    return cast("Engine | None", app.extensions.get(ENGINE))


def _desk(settings: Settings) -> Work:
    """Imported late: the door alone needs nothing of the work behind it."""
    from bot.desk import Desk

    return Desk(settings)
