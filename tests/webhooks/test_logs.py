"""The form of the log."""

from __future__ import annotations

import json
import logging
import sys
from pathlib import Path

from tests.webhooks.test_server import service
from webhooks.logs import JsonLines, configuration


def _line(record: logging.LogRecord) -> dict[str, object]:
    parsed = json.loads(JsonLines().format(record))
    assert isinstance(parsed, dict)
    return parsed


def test_a_record_is_one_line_with_what_it_carries() -> None:
    made = {"name": "webhooks.app", "levelname": "INFO", "msg": "accepted\n%s", "args": ("é",), "created": 0.5}
    line = _line(logging.makeLogRecord({**made, "delivery": "d-1"}))
    assert line == {
        "time": "1970-01-01T00:00:00.500+00:00",
        "level": "INFO",
        "logger": "webhooks.app",
        "message": "accepted\né",
        "delivery": "d-1",
    }


def test_an_exception_stays_on_its_line() -> None:
    try:
        raise ValueError("no such post")
    except ValueError:
        record = logging.makeLogRecord({"msg": "job failed", "exc_info": sys.exc_info()})
    formatted = JsonLines().format(record)
    assert "\n" not in formatted
    assert "ValueError: no such post" in str(json.loads(formatted)["exception"])


def test_what_cannot_be_json_is_shown_all_the_same() -> None:
    assert _line(logging.makeLogRecord({"msg": "x", "path": {1, 2}}))["path"] == "{1, 2}"


def test_libraries_that_talk_much_only_warn() -> None:
    assert configuration("DEBUG")["loggers"]["urllib3"]["level"] == "WARNING"


def test_a_server_that_only_warns_starts_and_stops_in_silence(tmp_path: Path) -> None:
    with service(tmp_path, COPYDESK_LOG_LEVEL="WARNING") as server:
        pass
    assert server.log.read_text() == ""
