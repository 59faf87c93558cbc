"""The log during an outage."""

from __future__ import annotations

import logging

import pytest

from bot.engine import quiet


def test_a_warning_is_said_once_in_a_while_and_an_error_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    once, now = quiet.OncePerPlace(), [100.0]
    monkeypatch.setattr("bot.engine.quiet.time.monotonic", lambda: now[0])

    def passes(line: int, level: int = logging.WARNING) -> bool:
        return once.filter(logging.makeLogRecord({"pathname": "queue.py", "lineno": line, "levelno": level}))

    assert (passes(1), passes(1), passes(2)) == (True, False, True)
    assert (passes(3, logging.ERROR), passes(3, logging.ERROR)) == (True, True)
    now[0] += quiet.EVERY_SECONDS
    assert passes(1)


def test_it_is_put_in_place_once() -> None:
    quiet.calm()
    quiet.calm()
    assert sum(isinstance(present, quiet.OncePerPlace) for present in logging.getLogger("dbos").filters) == 1
