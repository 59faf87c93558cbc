"""Where real clients and real GitHub are known to part from GitHub's description, each with the reason.

Everything that is not in these tables is a violation.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

ISSUE = "/repos/{owner}/{repo}/issues/{issue_number}"
PULL = "/repos/{owner}/{repo}/pulls/{pull_number}"


@dataclass(frozen=True, slots=True)
class Deviation:
    """What an operation takes beyond its description: more query parameters, or another body."""

    operation: str
    reason: str
    query: tuple[str, ...] = ()
    body: dict[str, Any] = field(default_factory=dict)


DEVIATIONS = (
    Deviation(
        f"POST {ISSUE}/labels",
        "PyGithub posts the names as a bare array. The prose of the description allows it, its schema forgets it.",
        body={"type": "array", "items": {"type": "string"}},
    ),
    Deviation(
        f"PUT {ISSUE}/labels",
        "PyGithub posts the names as a bare array. The prose of the description allows it, its schema forgets it.",
        body={"type": "array", "items": {"type": "string"}},
    ),
    Deviation(
        f"GET {PULL}/requested_reviewers",
        "PyGithub pages through every listing, also through this one that has no pages. GitHub ignores it.",
        query=("per_page", "page"),
    ),
)


@dataclass(frozen=True, slots=True)
class Tolerance:
    """What answers hold although the description says otherwise. `error` matches `place: complaint`.

    The operation `*` stands for every answer and every webhook.
    """

    operation: str
    error: str
    reason: str


TOLERANCES = (
    Tolerance(
        "*",
        r'.*email: "[^"]*\[bot\]@users\.noreply\.github\.com" is not a "email"',
        "GitHub gives every app's user such an address; its brackets are in no standard for addresses.",
    ),
    Tolerance(
        "GET /app/installations",
        r"\d+/account: ",
        "The schema of this one listing asks for a user and an enterprise at once; elsewhere it is right.",
    ),
    Tolerance(
        "*",
        r"(.*/)?labels/\d+/description: null is not of type",
        "A label without a description has null there, as the schema of a label itself says.",
    ),
    Tolerance(
        f"GET {PULL}/comments",
        r"(.*/)?(position|line): null is not of type",
        "A comment on a line that has changed since is outdated: GitHub then gives null for both.",
    ),
    Tolerance(
        "*",
        r"(.*/)?head/(repo|user): null is not of type",
        "Both are null once the fork is deleted, as exchanges recorded on GitHub show.",
    ),
)

ALIASES = (
    (
        "GET",
        r"(/repos/[^/]+/[^/]+)/statuses/([^/]+)",
        r"\1/commits/\2/statuses",
        "PyGithub still lists statuses under the old address, which GitHub still answers.",
    ),
)
"""Addresses that work without being described: method, pattern, what they stand for, and the reason."""

PROTOCOL_STATUSES = {
    304: "Conditional requests work on every GET; the guide says so once for all operations.",
    400: "A body that is not JSON can meet any operation that takes one.",
    401: "Bad credentials can meet any request.",
    403: "A missing permission or a rate limit can meet any request.",
    404: "GitHub hides with 404, on any operation, what the caller may not see.",
    422: "Validation can fail wherever there is something to validate.",
    429: "A rate limit can meet any request.",
}
"""Statuses that many operations answer without listing them. https://docs.github.com/rest/using-the-rest-api"""
