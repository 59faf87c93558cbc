"""Webhooks that did not arrive. GitHub keeps them for three days and sends them again only when it is asked to.

https://docs.github.com/en/webhooks/using-webhooks/handling-failed-webhook-deliveries
"""

from __future__ import annotations

import logging
from collections import defaultdict
from datetime import datetime, timedelta
from itertools import islice

from github import GithubException, GithubIntegration
from github.HookDelivery import HookDeliverySummary
from github.PaginatedList import PaginatedList

KEPT = timedelta(days=3)
LISTED = 1000
"""Attempts that are looked through, the last one first."""

log = logging.getLogger(__name__)


def request_failed(integration: GithubIntegration, now: datetime) -> int:
    """Asks for every delivery that failed at its only attempt, and returns how many. Never twice for the same one."""
    attempts: dict[str, list[HookDeliverySummary]] = defaultdict(list)
    for attempt in islice(_attempts(integration), LISTED):
        if attempt.delivered_at is None or now - attempt.delivered_at > KEPT:
            break
        attempts[attempt.guid or ""].append(attempt)
    lost = [only for only, *more in attempts.values() if not more and not only.redelivery and not _arrived(only)]
    return sum(_request(integration, attempt) for attempt in reversed(lost))


def _attempts(integration: GithubIntegration) -> PaginatedList[HookDeliverySummary]:
    return PaginatedList(HookDeliverySummary, integration.requester, "/app/hook/deliveries", None)


def _arrived(attempt: HookDeliverySummary) -> bool:
    return attempt.status_code is not None and 200 <= attempt.status_code < 300


def _request(integration: GithubIntegration, attempt: HookDeliverySummary) -> bool:
    try:
        integration.requester.requestJsonAndCheck("POST", f"/app/hook/deliveries/{attempt.id}/attempts")
    except GithubException as error:
        # It can no longer be had: too old, or of an installation that is gone.
        if error.status not in (400, 404, 422):
            raise
        log.warning("delivery %s cannot be requested again: %s", attempt.guid, error.status)
        return False
    return True
