"""Faults on demand: what goes wrong between a client and GitHub, when a test or a story says so."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from threading import Lock
from typing import Any

from forge.errors import DOCUMENTATION_URL

MESSAGES = {
    403: "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.",
    404: "Not Found",
    422: "Validation Failed",
    429: "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.",
    500: "Internal Server Error",
    502: "Server Error",
    503: "Service Unavailable",
}


@dataclass(slots=True)
class Fault:
    """A rule that turns matching requests into failures, `times` times.

    With `after_commit` the request takes effect first and only its answer is lost.
    `status` 0 only delays.
    """

    method: str
    path: re.Pattern[str]
    status: int
    headers: dict[str, str]
    body: dict[str, Any]
    times: int
    after_commit: bool
    delay: float

    def matches(self, method: str, path: str) -> bool:
        return self.times > 0 and self.method in ("*", method) and self.path.search(path) is not None


class Faults:
    """The faults that wait for their request."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []
        self._lock = Lock()

    def add(
        self,
        method: str,
        path_regex: str,
        status: int = 502,
        headers: Mapping[str, str] | None = None,
        times: int = 1,
        after_commit: bool = False,
        delay: float = 0.0,
        body: dict[str, Any] | None = None,
    ) -> Fault:
        """Let the next `times` requests of that method (`*` for any) and path fail.

        The path is what follows the prefix of the API, such as `/repos/o/r/issues/1/comments`, without the
        query; the expression is searched in it. `delay` is in seconds. 403 and 429 speak of the secondary
        rate limit: add `Retry-After` to the headers or leave it out, as GitHub does both.
        """
        message = MESSAGES.get(status, "Server Error")
        default = {"message": message, "documentation_url": DOCUMENTATION_URL, "status": str(status)}
        fault = Fault(
            method.upper(),
            re.compile(path_regex),
            status,
            dict(headers or {}),
            body or default,
            times,
            after_commit,
            delay,
        )
        with self._lock:
            self._faults.append(fault)
        return fault

    def take(self, method: str, path: str) -> Fault | None:
        """The fault that strikes this request, used up once."""
        with self._lock:
            fault = next((each for each in self._faults if each.matches(method, path)), None)
            if fault:
                fault.times -= 1
            return fault

    @property
    def waiting(self) -> list[Fault]:
        """Faults that have not struck as often as they should."""
        return [fault for fault in self._faults if fault.times > 0]

    def clear(self) -> None:
        """Forget all faults."""
        with self._lock:
            self._faults.clear()
