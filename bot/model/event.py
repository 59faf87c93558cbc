"""What a webhook boils down to: which part of GitHub to look at again."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PullRequestRef:
    """The address of one pull request; ``repository`` is ``owner/name``."""

    installation: int
    repository: str
    number: int

    @property
    def key(self) -> str:
        """``owner/name#12`` in lower case: GitHub's names do not depend on case, and a partition must not."""
        return f"{self.repository.lower()}#{self.number}"


@dataclass(frozen=True, slots=True)
class BranchRef:
    """A branch whose open pull requests deserve another look, because what they are judged by has moved."""

    installation: int
    repository: str
    branch: str


@dataclass(frozen=True, slots=True)
class CommitRef:
    """A commit whose pull requests deserve another look: GitHub names none for a check on a fork's commit."""

    installation: int
    repository: str
    sha: str


@dataclass(frozen=True, slots=True)
class InstallationRef:
    """Repositories that Copydesk was just installed on; an empty tuple means all that it can reach."""

    installation: int
    repositories: tuple[str, ...]


Target = PullRequestRef | BranchRef | CommitRef | InstallationRef


@dataclass(frozen=True, slots=True)
class Event:
    """One accepted delivery. ``delivery`` is GitHub's unique id, ``kind`` is like ``pull_request.opened``."""

    delivery: str
    kind: str
    target: Target
