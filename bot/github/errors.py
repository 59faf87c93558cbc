"""What GitHub's refusals mean for the work at hand."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from github import GithubException
from github.Requester import Requester
from requests.exceptions import RequestException

from bot.model.errors import RetryLater

UNREACHABLE_SECONDS = 5.0
"""Pause after a server error or a broken connection; the client has tried reads a few times by then."""

LIMITED_SECONDS = 60.0
"""Pause for a limit that does not say how long: "wait for at least one minute".

https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api#handle-rate-limit-errors-appropriately
"""

_BUSY = "Something went wrong while executing your query"
"""How the GraphQL API answers, with status 200 and no kind, what takes it too long."""
_ARCHIVED = "repository was archived"
_SUSPENDED = "installation has been suspended"


class Gone(Exception):
    """The pull request, its repository or the installation is no longer there to work on; nothing is left to do."""


@contextmanager
def translated() -> Iterator[None]:
    """Turns what means "later" into RetryLater and what means "never" into Gone; all else passes as it is."""
    try:
        yield
    except GithubException as error:
        if meaning := outcome(error):
            raise meaning from error
        raise
    except RequestException as error:
        raise RetryLater(UNREACHABLE_SECONDS, f"GitHub could not be reached: {type(error).__name__}") from error


def outcome(error: GithubException) -> RetryLater | Gone | None:
    """What a refusal means, or None where it means a mistake of ours or of the set-up."""
    message = _message(error)
    queries = dict(graphql_errors(error))
    if "RATE_LIMITED" in queries:
        message = queries["RATE_LIMITED"]
        return RetryLater(_pause(error, message) or LIMITED_SECONDS, f"GitHub limits the rate: {message}")
    if any(said.startswith(_BUSY) for said in queries.values()):
        return RetryLater(UNREACHABLE_SECONDS, "GitHub could not answer a query in time")
    if error.status in (403, 429) and (seconds := _pause(error, message)) is not None:
        return RetryLater(seconds, f"GitHub limits the rate: {message}")
    if error.status >= 500:
        return RetryLater(UNREACHABLE_SECONDS, f"GitHub answered with {error.status}")
    if error.status == 451 or (error.status == 403 and (_ARCHIVED in message or _SUSPENDED in message)):
        return Gone(message)
    return None


def graphql_errors(error: GithubException) -> tuple[tuple[str, str], ...]:
    """What the GraphQL API refused: pairs of GitHub's kind, such as NOT_FOUND or "", and its message.

    What is wrong with the query itself, such as undefinedField, has its kind as a code among the extensions.
    """
    errors = error.data.get("errors") if isinstance(error.data, dict) else None
    found = (each for each in errors if isinstance(each, dict)) if isinstance(errors, list) else ()
    return tuple((_kind(each), str(each.get("message", ""))) for each in found)


def _kind(refused: dict[str, Any]) -> str:
    extensions = refused.get("extensions")
    code = extensions.get("code", "") if isinstance(extensions, dict) else ""
    return str(refused.get("type", code))


def _pause(error: GithubException, message: str) -> float | None:
    """Seconds until a limited request may be made again, None when it was refused for another reason.

    https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit
    """
    headers = error.headers or {}
    if (after := _number(headers.get("retry-after"))) is not None:
        return max(after, 1.0)
    reset = _number(headers.get("x-ratelimit-reset"))
    if headers.get("x-ratelimit-remaining") == "0" and reset is not None:
        return max(reset - time.time(), 0.0) + 1.0
    if error.status == 429 or Requester.isRateLimitError(message):
        return LIMITED_SECONDS
    return None


def _number(header: str | None) -> float | None:
    return float(header) if header is not None and header.isdecimal() else None


def _message(error: GithubException) -> str:
    data = error.data
    return str(data.get("message", "")).lower() if isinstance(data, dict) else ""
