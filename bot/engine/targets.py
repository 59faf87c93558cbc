"""Targets as JSON and as keys. The JSON is stored, so a kind or a field may be added but never renamed."""

from __future__ import annotations

from dataclasses import asdict

from bot.engine.contract import Json
from bot.model.event import BranchRef, CommitRef, InstallationRef, PullRequestRef, Target

_KINDS: dict[str, type[Target]] = {
    "pull_request": PullRequestRef,
    "branch": BranchRef,
    "commit": CommitRef,
    "installation": InstallationRef,
}
_NAMES = {kind: name for name, kind in _KINDS.items()}


def to_json(target: Target) -> Json:
    """The target's fields beside a ``kind``."""
    fields = asdict(target)
    if isinstance(target, InstallationRef):
        fields["repositories"] = list(target.repositories)
    return {"kind": _NAMES[type(target)], **fields}


def from_json(data: Json) -> Target:
    """The inverse of :func:`to_json`. Raises ``ValueError`` for what it never wrote."""
    match data:
        case {"kind": "pull_request", "installation": int(app), "repository": str(name), "number": int(number)}:
            return PullRequestRef(app, name, number)
        case {"kind": "branch", "installation": int(app), "repository": str(name), "branch": str(branch)}:
            return BranchRef(app, name, branch)
        case {"kind": "commit", "installation": int(app), "repository": str(name), "sha": str(sha)}:
            return CommitRef(app, name, sha)
        case {"kind": "installation", "installation": int(app), "repositories": list(names)}:
            return InstallationRef(app, tuple(str(name) for name in names))
    raise ValueError(f"not a target: {data!r}")


def key(target: Target) -> str:
    """What the target's jobs are put in line by: two jobs of one key never run at once."""
    match target:
        case PullRequestRef():
            return target.key
        case BranchRef():
            return f"{target.repository.lower()}@{target.branch}"
        case CommitRef():
            return f"{target.repository.lower()}@{target.sha}"
        case InstallationRef():
            return f"installation@{target.installation}"
