"""Merging a pull request: what GitHub refuses, in its words, and the commits that it makes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from forge.accounts import Account
from forge.errors import Refusal
from forge.protection import is_behind, objections

if TYPE_CHECKING:
    from forge.pull_state import PullState

Method = Literal["merge", "squash", "rebase"]

_NOT_ALLOWED: dict[Method, str] = {
    "merge": "Merge commits are not allowed on this repository.",
    "squash": "Squash merges are not allowed on this repository.",
    "rebase": "Rebase merges are not allowed on this repository.",
}


def write(pull: PullState, actor: Account, method: Method, head: str | None) -> str:
    """Write the commits of a merge and answer the sha of the last. Raises Refusal 405 or 409."""
    _refuse(pull, method, head)
    git, base = pull.repository.git, str(pull.repository.branch_sha(pull.base_ref))
    now = pull.forge.clock()
    match method:
        case "merge":
            message = f"Merge pull request #{pull.number} from {pull.head_owner.login}/{pull.head_ref}\n\n{pull.title}"
            sha = git.write_merge(base, pull.head_sha, message, actor, now)
        case "squash":
            sha = git.write_squash(base, pull.head_sha, f"{pull.title} (#{pull.number})", actor, now)
        case "rebase":
            sha = git.write_rebase(base, pull.head_sha, actor, now)
    if sha is None:
        raise Refusal(405, "Pull Request is not mergeable")
    return sha


def _refuse(pull: PullState, method: Method, head: str | None) -> None:
    if pull.state == "closed" or pull.draft or not pull.mergeable:
        raise Refusal(405, "Pull Request is not mergeable")
    if head is not None and head != pull.head_sha:
        raise Refusal(409, "Head branch was modified. Review and try the merge again.")
    if method not in pull.repository.merge_methods:
        raise Refusal(405, _NOT_ALLOWED[method])
    if is_behind(pull):
        raise Refusal(405, "Head branch is out of date. Review and try the merge again.")
    for objection in objections(pull):
        raise Refusal(405, objection)
