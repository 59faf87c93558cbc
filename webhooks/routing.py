"""Which part of GitHub a delivery says to look at again. Pure, and total: any payload has an answer.

The payloads are described at https://docs.github.com/en/webhooks/webhook-events-and-payloads. Nothing in them is
trusted beyond the address; the head is always read again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bot.model.event import BranchRef, CommitRef, InstallationRef, PullRequestRef, Target

Payload = Mapping[str, Any]

_BRANCH = "refs/heads/"
_OWN = frozenset({("pull_request", "synchronize"), ("pull_request", "closed"), ("push", None)})
"""What is looked at although the app did it."""


def route(event: str, payload: Payload) -> Target | None:
    """The target of a delivery, or nothing for an event that never changes the decision.

    ``event`` is the header ``X-GitHub-Event``. A payload that lacks what its event promises has no target either.
    """
    rule = _RULES.get(event)
    if rule is None:
        return None
    actions, target = rule
    if actions and _text(payload, "action") not in actions:
        return None
    return target(payload)


def concerns(event: str, payload: Payload, own_login: str) -> Target | None:
    """The target of a delivery, see :func:`route`, but for what the app caused itself.

    That never changes its decision, unless it is a commit, as the check belongs on the new head, or a merge, of which
    it is to report: no sweep finds what is closed.
    """
    own = sender(payload) == own_login
    if own and (event, _text(payload, "action")) not in _OWN:
        return None
    return route(event, payload)


def sender(payload: Payload) -> str | None:
    """The login of whoever caused the event."""
    return _text(_object(payload, "sender"), "login")


def _pull_request(payload: Payload) -> Target | None:
    return _pull_request_number(payload, _number(_object(payload, "pull_request"), "number"))


def _pull_request_of_comment(payload: Payload) -> Target | None:
    """GitHub calls a pull request an issue here, and marks it with a key of that name."""
    issue = _object(payload, "issue")
    return _pull_request_number(payload, _number(issue, "number")) if _object(issue, "pull_request") else None


def _pull_request_number(payload: Payload, number: int | None) -> Target | None:
    address = _address(payload)
    return PullRequestRef(*address, number) if address and number else None


def _pushed_branch(payload: Payload) -> Target | None:
    address, ref = _address(payload), _text(payload, "ref") or ""
    if address is None or not ref.startswith(_BRANCH) or payload.get("deleted") is True:
        return None
    return BranchRef(*address, ref.removeprefix(_BRANCH))


def _check(payload: Payload) -> Target | None:
    """The one pull request of the check, or its commit: GitHub lists none for a fork, and there may be several."""
    check = _object(payload, "check_run") or _object(payload, "check_suite")
    address, sha = _address(payload), _text(check, "head_sha")
    numbers = [_number(item, "number") for item in _list(check, "pull_requests") if isinstance(item, dict)]
    if len(numbers) == 1 and numbers[0]:
        return _pull_request_number(payload, numbers[0])
    return CommitRef(*address, sha) if address and sha else None


def _installation(payload: Payload) -> Target | None:
    """Every repository that the installation reaches."""
    number = _number(_object(payload, "installation"), "id")
    return InstallationRef(number, ()) if number else None


def _added_repositories(payload: Payload) -> Target | None:
    number = _number(_object(payload, "installation"), "id")
    added = _list(payload, "repositories_added")
    names = [_text(item, "full_name") for item in added if isinstance(item, dict)]
    repositories = tuple(name for name in names if name)
    return InstallationRef(number, repositories) if number and repositories else None


def _address(payload: Payload) -> tuple[int, str] | None:
    number = _number(_object(payload, "installation"), "id")
    name = _text(_object(payload, "repository"), "full_name")
    return (number, name) if number and name else None


def _object(parent: Payload, name: str) -> Payload:
    value = parent.get(name)
    return value if isinstance(value, dict) else {}


def _list(parent: Payload, name: str) -> list[Any]:
    value = parent.get(name)
    return value if isinstance(value, list) else []


def _text(parent: Payload, name: str) -> str | None:
    """Text that can be stored: no null character, which Postgres refuses, and no half of a surrogate pair."""
    value = parent.get(name)
    return value if isinstance(value, str) and value and value.isprintable() else None


def _number(parent: Payload, name: str) -> int | None:
    value = parent.get(name)
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else None


_RULES: dict[str, tuple[frozenset[str], Callable[[Payload], Target | None]]] = {
    "pull_request": (
        frozenset(
            {
                "opened",
                "synchronize",
                "reopened",
                "ready_for_review",
                "converted_to_draft",
                "edited",
                "labeled",
                "unlabeled",
                "review_requested",
                "review_request_removed",
                "closed",
            }
        ),
        _pull_request,
    ),
    "pull_request_review": (frozenset({"submitted", "edited", "dismissed"}), _pull_request),
    "issue_comment": (frozenset({"created", "edited", "deleted"}), _pull_request_of_comment),
    "push": (frozenset(), _pushed_branch),
    "installation": (frozenset({"created", "new_permissions_accepted", "unsuspend"}), _installation),
    "installation_repositories": (frozenset({"added"}), _added_repositories),
    "check_run": (frozenset({"rerequested"}), _check),
    "check_suite": (frozenset({"rerequested"}), _check),
}
