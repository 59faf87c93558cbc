"""Check suites, check runs and commit statuses."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from forge.accounts import Account


@dataclass(eq=False, slots=True)
class CheckSuite:
    """All the check runs of the app on one commit."""

    id: int
    head_sha: str
    head_branch: str | None
    before: str | None
    created_at: datetime
    updated_at: datetime
    runs: list[CheckRun] = field(default_factory=list)

    @property
    def latest_runs(self) -> list[CheckRun]:
        """The newest run of each name, newest first."""
        newest: dict[str, CheckRun] = {}
        for run in self.runs:
            newest[run.name] = run
        return sorted(newest.values(), key=lambda run: run.id, reverse=True)

    @property
    def status(self) -> str:
        runs = self.latest_runs
        if not runs:
            return "queued"
        return "completed" if all(run.status == "completed" for run in runs) else "in_progress"

    @property
    def conclusion(self) -> str | None:
        """The worst conclusion of the runs, once all are complete."""
        if self.status != "completed":
            return None
        conclusions = {run.conclusion for run in self.latest_runs}
        worst_first = ("action_required", "cancelled", "timed_out", "failure", "stale", "success", "neutral", "skipped")
        return next((each for each in worst_first if each in conclusions), None)


@dataclass(eq=False, slots=True)
class CheckRun:
    """One check on one commit. `annotations` are kept as the client sent them, in order."""

    id: int
    suite: CheckSuite
    name: str
    head_sha: str
    started_at: datetime
    status: str = "queued"
    conclusion: str | None = None
    completed_at: datetime | None = None
    details_url: str | None = None
    external_id: str = ""
    title: str | None = None
    summary: str | None = None
    text: str | None = None
    annotations: list[dict[str, Any]] = field(default_factory=list)
    actions: list[dict[str, Any]] = field(default_factory=list)


@dataclass(eq=False, slots=True)
class Status:
    """One commit status, the older and simpler sibling of the check run."""

    id: int
    sha: str
    state: str
    context: str
    description: str | None
    target_url: str | None
    creator: Account
    created_at: datetime
