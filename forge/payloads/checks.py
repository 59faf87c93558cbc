"""Check runs, check suites and commit statuses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from forge.checks import CheckRun, CheckSuite, Status
from forge.clock import iso
from forge.payloads.accounts import user
from forge.payloads.apps import app
from forge.payloads.commits import simple_commit
from forge.payloads.links import api, html, node_id
from forge.payloads.pulls import minimal_pull
from forge.payloads.repositories import repository

if TYPE_CHECKING:
    from forge.repository import Repository


def check_run(repo: Repository, run: CheckRun) -> dict[str, Any]:
    """A check run (`check-run`)."""
    url, page = api(repo, f"/check-runs/{run.id}"), html(repo, f"/runs/{run.id}")
    return {
        "id": run.id,
        "name": run.name,
        "node_id": node_id("CheckRun", run.id),
        "head_sha": run.head_sha,
        "external_id": run.external_id,
        "url": url,
        "html_url": page,
        "details_url": run.details_url or page,
        "status": run.status,
        "conclusion": run.conclusion,
        "started_at": iso(run.started_at),
        "completed_at": iso(run.completed_at) if run.completed_at else None,
        "output": {
            "title": run.title,
            "summary": run.summary,
            "text": run.text,
            "annotations_count": len(run.annotations),
            "annotations_url": f"{url}/annotations",
        },
        "check_suite": {"id": run.suite.id},
        "app": app(repo.forge),
        "pull_requests": [minimal_pull(pull) for pull in repo.pulls_with_head(run.head_sha)],
    }


def webhook_check_run(repo: Repository, run: CheckRun) -> dict[str, Any]:
    """A check run in a webhook, which tells more of its suite (`check-run-with-simple-check-suite`)."""
    suite = run.suite
    return check_run(repo, run) | {
        "check_suite": {
            "id": suite.id,
            "node_id": node_id("CheckSuite", suite.id),
            "head_branch": suite.head_branch,
            "head_sha": suite.head_sha,
            "status": suite.status,
            "conclusion": suite.conclusion,
            "url": api(repo, f"/check-suites/{suite.id}"),
            "before": suite.before,
            "after": suite.head_sha,
            "pull_requests": [minimal_pull(pull) for pull in repo.pulls_with_head(run.head_sha)],
            "app": app(repo.forge),
            "created_at": iso(suite.created_at),
            "updated_at": iso(suite.updated_at),
        },
    }


def check_suite(repo: Repository, suite: CheckSuite) -> dict[str, Any]:
    """A check suite (`check-suite`)."""
    url = api(repo, f"/check-suites/{suite.id}")
    return {
        "id": suite.id,
        "node_id": node_id("CheckSuite", suite.id),
        "head_branch": suite.head_branch,
        "head_sha": suite.head_sha,
        "status": suite.status,
        "conclusion": suite.conclusion,
        "url": url,
        "before": suite.before,
        "after": suite.head_sha,
        "pull_requests": [minimal_pull(pull) for pull in repo.pulls_with_head(suite.head_sha)],
        "app": app(repo.forge),
        "repository": repository(repo),
        "created_at": iso(suite.created_at),
        "updated_at": iso(suite.updated_at),
        "head_commit": simple_commit(repo, suite.head_sha),
        "latest_check_runs_count": len(suite.latest_runs),
        "check_runs_url": f"{url}/check-runs",
        "rerequestable": True,
        "runs_rerequestable": True,
    }


def annotation(repo: Repository, run: CheckRun, given: dict[str, Any]) -> dict[str, Any]:
    """One annotation of a check run (`check-annotation`)."""
    return {
        "path": given["path"],
        "blob_href": html(repo, f"/blob/{run.head_sha}/{quote(given['path'])}"),
        "start_line": given["start_line"],
        "start_column": given.get("start_column"),
        "end_line": given["end_line"],
        "end_column": given.get("end_column"),
        "annotation_level": given["annotation_level"],
        "title": given.get("title"),
        "message": given["message"],
        "raw_details": given.get("raw_details"),
    }


def status(repo: Repository, given: Status) -> dict[str, Any]:
    """One commit status (`status`)."""
    return {
        "url": api(repo, f"/statuses/{given.sha}"),
        "avatar_url": f"{repo.forge.url}/avatars/{given.creator.id}",
        "id": given.id,
        "node_id": node_id("Status", given.id),
        "state": given.state,
        "description": given.description,
        "target_url": given.target_url,
        "context": given.context,
        "created_at": iso(given.created_at),
        "updated_at": iso(given.created_at),
        "creator": user(repo.forge, given.creator),
    }
