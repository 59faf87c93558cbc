"""What a branch asks of a pull request before it is merged, and whether one has it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from forge.accounts import Permission
from forge.checks import Status

if TYPE_CHECKING:
    from forge.pull_state import PullState

PASSING = frozenset({"success", "neutral", "skipped"})
"""https://docs.github.com/pull-requests/reference/status-checks"""


@dataclass(frozen=True, slots=True)
class Protection:
    """Required checks by name, how many approvals by people who may write, and whether the branch must hold the base.

    With `ruleset` it is a ruleset, which anybody may read; else the older branch protection, of which an app without
    the permission for administration sees the required checks alone.
    """

    checks: tuple[str, ...] = ()
    approvals: int = 0
    strict: bool = False
    ruleset: bool = False


def protection_of(pull: PullState) -> Protection:
    """The protection of the branch that a pull request goes into."""
    return pull.repository.protections.get(pull.base_ref, Protection())


def objections(pull: PullState) -> Iterator[str]:
    """Why the protection does not let the pull request in, as GitHub says it when asked to merge all the same."""
    protection = protection_of(pull)
    for name in protection.checks:
        match _outcome(pull, name):
            case None:
                yield f'Required status check "{name}" is expected.'
            case outcome if outcome not in PASSING:
                yield f'Required status check "{name}" is {"in progress" if outcome == "pending" else "failing"}.'
    if _approvals(pull) < protection.approvals:
        number = protection.approvals
        reviews = "review is" if number == 1 else "reviews are"
        yield f"At least {number} approving {reviews} required by reviewers with write access."


def is_behind(pull: PullState) -> bool:
    """Whether the head must take over what the base has got meanwhile."""
    base = pull.repository.branch_sha(pull.base_ref)
    if not protection_of(pull).strict or base is None:
        return False
    return pull.repository.git.merge_base(base, pull.head_sha) != base


def mergeable_state(pull: PullState) -> str:
    """GitHub's word for whether the pull request can be merged."""
    if pull.mergeable is None:
        return "unknown"
    if pull.draft:
        return "draft"
    if not pull.mergeable:
        return "dirty"
    if any(objections(pull)):
        return "blocked"
    if is_behind(pull):
        return "behind"
    names = {run.name for run in pull.check_runs} | {status.context for status in _statuses(pull)}
    return "clean" if all(_outcome(pull, name) in PASSING for name in names) else "unstable"


def _outcome(pull: PullState, name: str) -> str | None:
    """What the newest check or status of that name has come to, None where there is none."""
    run = next((run for run in pull.check_runs if run.name == name), None)
    if run is not None:
        return run.conclusion or "pending"
    return next((status.state for status in reversed(_statuses(pull)) if status.context == name), None)


def _statuses(pull: PullState) -> list[Status]:
    return [status for status in pull.repository.statuses if status.sha == pull.head_sha]


def _approvals(pull: PullState) -> int:
    """People who may write and whose last verdict is an approval; a request for changes takes them all back."""
    verdicts: dict[str, str] = {}
    for review in pull.reviews:
        may_write = pull.repository.permission_of(review.user).rank >= Permission.WRITE.rank
        if review.state != "COMMENTED" and may_write:
            verdicts[review.login] = review.state
    given = list(verdicts.values())
    return 0 if "CHANGES_REQUESTED" in given else given.count("APPROVED")
