"""The hourly limit on requests, told in the headers of every answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from forge.errors import Refusal
from forge.hub import Forge

WINDOW = timedelta(hours=1)


@dataclass(slots=True)
class Budget:
    """What one caller has used since the window opened."""

    reset: datetime
    used: int = 0


class Rates:
    """Budgets by caller. Conditional requests that answer 304 cost nothing.

    https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api
    """

    def __init__(self, forge: Forge) -> None:
        self._forge = forge
        self._budgets: dict[str, Budget] = {}

    def spend(self, caller: str) -> None:
        """Count one request. Refuses with 403 when the budget is used up."""
        budget = self._budget(caller)
        if budget.used >= self._forge.limits.requests_per_hour:
            raise Refusal(403, f"API rate limit exceeded for {caller}.", headers=self.headers(caller))
        budget.used += 1

    def give_back(self, caller: str) -> None:
        """Uncount a request that cost nothing."""
        budget = self._budget(caller)
        budget.used = max(0, budget.used - 1)

    def headers(self, caller: str, resource: str = "core") -> dict[str, str]:
        """The `x-ratelimit-*` headers."""
        return {f"x-ratelimit-{name}": str(value) for name, value in self.rate(caller).items()} | {
            "x-ratelimit-resource": resource
        }

    def rate(self, caller: str) -> dict[str, Any]:
        """The budget as `GET /rate_limit` tells it; `reset` in seconds since 1970."""
        budget, limit = self._budget(caller), self._forge.limits.requests_per_hour
        return {
            "limit": limit,
            "remaining": max(0, limit - budget.used),
            "reset": int(budget.reset.timestamp()),
            "used": budget.used,
        }

    def _budget(self, caller: str) -> Budget:
        now = self._forge.clock()
        budget = self._budgets.get(caller)
        if budget is None or now >= budget.reset:
            budget = self._budgets[caller] = Budget(now + WINDOW)
        return budget
