"""The record of what went over the wire."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(slots=True)
class Exchange:
    """One request to the API with its answer, and what was wrong with either.

    `actor` is the login behind the credentials, `at` the forge's clock when the request came in, and `fault`
    tells that the answer was one on demand.
    """

    method: str
    path: str
    query: str
    status: int
    at: datetime
    request_body: Any = None
    response_body: Any = None
    actor: str = ""
    budget: str = ""
    violations: list[str] = field(default_factory=list)
    fault: bool = False

    def __str__(self) -> str:
        query = f"?{self.query}" if self.query else ""
        return f"{self.method} {self.path}{query} -> {self.status}"
