"""One JSON object a line on standard error, with whatever a record carries: delivery, target, failures."""

from __future__ import annotations

import json
import logging
import logging.config
from datetime import UTC, datetime
from typing import Any

_PLAIN = set(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}


class JsonLines(logging.Formatter):
    """``{"time": …, "level": …, "logger": …, "message": …, …}`` with times in UTC."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            **{name: value for name, value in vars(record).items() if name not in _PLAIN},
        }
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return json.dumps(line, default=str, ensure_ascii=False)


def configuration(level: str) -> dict[str, Any]:
    """For ``logging.config.dictConfig``: every log of the process in that form; chatty libraries only warn."""
    quiet = {name: {"level": "WARNING", "propagate": True} for name in ("werkzeug", "urllib3", "github")}
    gunicorn = {
        # It sets a level of its own before this is read; without one it follows the rest.
        "gunicorn.error": {"handlers": [], "propagate": True, "level": "NOTSET"},
        "gunicorn.access": {"handlers": [], "propagate": True, "level": "WARNING"},
    }
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": JsonLines}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"level": level, "handlers": ["stderr"]},
        "loggers": {**quiet, **gunicorn},
    }


def configure(level: str) -> None:
    logging.config.dictConfig(configuration(level))
