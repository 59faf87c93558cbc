"""Check runs, check suites and commit statuses."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from forge import events
from forge.api.routing import Context, Reply, forbidden, route
from forge.checks import CheckRun, CheckSuite, Status
from forge.errors import invalid, not_found, unprocessable
from forge.payloads import checks, repositories
from forge.payloads.links import api

ANNOTATIONS_A_REQUEST = 50
ACTIONS = 3
TEXT_LIMIT = 65_535
"""All three: https://docs.github.com/rest/checks/runs#create-a-check-run"""


@route("POST /repos/{owner}/{repo}/check-runs", "checks")
def create_check_run(ctx: Context) -> Reply:
    repo, sha = ctx.repository, ctx.resolve(ctx.required("head_sha"))
    suite = repo.suite(sha)
    if suite is None:
        raise forbidden()
    run = CheckRun(ctx.forge.next_id(), suite, ctx.required("name"), sha, ctx.forge.clock())
    _update(ctx, run)
    suite.runs.append(run)
    events.check_run(repo, run, "created", ctx.caller.account)
    if run.status == "completed":
        _tell_completion(ctx, run)
    return Reply(201, checks.check_run(repo, run))


@route("PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}", "checks")
def update_check_run(ctx: Context) -> Reply:
    run = _run(ctx)
    was = run.status
    _update(ctx, run)
    if run.status == "completed" != was:
        _tell_completion(ctx, run)
    return Reply(200, checks.check_run(ctx.repository, run))


@route("GET /repos/{owner}/{repo}/check-runs/{check_run_id}", "checks")
def get_check_run(ctx: Context) -> Reply:
    return Reply(200, checks.check_run(ctx.repository, _run(ctx)))


@route("GET /repos/{owner}/{repo}/check-runs/{check_run_id}/annotations", "checks")
def list_annotations(ctx: Context) -> Reply:
    repo, run = ctx.repository, _run(ctx)
    return ctx.page(run.annotations, lambda given: checks.annotation(repo, run, given))


@route("GET /repos/{owner}/{repo}/commits/{ref}/check-runs", "checks")
def list_check_runs(ctx: Context) -> Reply:
    suites = _suites(ctx)
    return _runs(ctx, suites)


@route("GET /repos/{owner}/{repo}/check-suites/{check_suite_id}/check-runs", "checks")
def list_runs_of_suite(ctx: Context) -> Reply:
    return _runs(ctx, [_suite(ctx)])


@route("GET /repos/{owner}/{repo}/check-suites/{check_suite_id}", "checks")
def get_check_suite(ctx: Context) -> Reply:
    return Reply(200, checks.check_suite(ctx.repository, _suite(ctx)))


@route("GET /repos/{owner}/{repo}/commits/{ref}/check-suites", "checks")
def list_check_suites(ctx: Context) -> Reply:
    repo = ctx.repository
    return ctx.page(_suites(ctx), lambda suite: checks.check_suite(repo, suite), wrap="check_suites")


@route("POST /repos/{owner}/{repo}/statuses/{sha}", "statuses")
def create_status(ctx: Context) -> Reply:
    status = Status(
        id=ctx.forge.next_id(),
        sha=ctx.resolve(ctx.params["sha"]),
        state=ctx.required("state"),
        context=ctx.field("context", "default"),
        description=ctx.field("description"),
        target_url=ctx.field("target_url"),
        creator=ctx.caller.account,
        created_at=ctx.forge.clock(),
    )
    ctx.repository.statuses.append(status)
    return Reply(201, checks.status(ctx.repository, status))


@route("GET /repos/{owner}/{repo}/commits/{ref}/statuses", "statuses")
def list_statuses(ctx: Context) -> Reply:
    repo = ctx.repository
    return ctx.page(_statuses(ctx), lambda status: checks.status(repo, status))


@route("GET /repos/{owner}/{repo}/commits/{ref}/status", "statuses")
def get_combined_status(ctx: Context) -> Reply:
    repo, sha = ctx.repository, ctx.resolve(ctx.params["ref"])
    newest: dict[str, Status] = {}
    for status in reversed(_statuses(ctx)):
        newest[status.context] = status
    states = {status.state for status in newest.values()}
    state = "failure" if states & {"error", "failure"} else "success" if states == {"success"} else "pending"
    body = {
        "state": state,
        "sha": sha,
        "total_count": len(newest),
        "statuses": [_without_creator(checks.status(repo, status)) for status in newest.values()],
        "repository": repositories.repository(repo),
        "commit_url": api(repo, f"/commits/{sha}"),
        "url": api(repo, f"/commits/{sha}/status"),
    }
    return Reply(200, body)


def _update(ctx: Context, run: CheckRun) -> None:
    """Take over what the body says. Refuses with 422 before anything changes."""
    output: dict[str, Any] = ctx.field("output") or {}
    annotations = output.get("annotations") or []
    if len(annotations) > ANNOTATIONS_A_REQUEST:
        raise unprocessable(
            invalid("CheckRun", "annotations", "invalid"), message="Invalid request. Too many annotations."
        )
    if len(ctx.field("actions") or []) > ACTIONS:
        raise unprocessable(invalid("CheckRun", "actions"))
    for name in ("summary", "text"):
        if len(output.get(name) or "") > TEXT_LIMIT:
            raise unprocessable(invalid("CheckRun", name), message=f"Invalid request. {name} is too long.")
    if ctx.field("status") == "completed" and not (ctx.field("conclusion") or run.conclusion):
        raise unprocessable(invalid("CheckRun", "conclusion", "missing_field"))
    run.name = ctx.field("name") or run.name
    run.details_url = ctx.field("details_url", run.details_url)
    run.external_id = ctx.field("external_id", run.external_id)
    run.title, run.summary = output.get("title", run.title), output.get("summary", run.summary)
    run.text = output.get("text", run.text)
    run.annotations += annotations
    run.actions = ctx.field("actions", run.actions)
    run.started_at = _moment(ctx, "started_at") or run.started_at
    _update_status(ctx, run)
    run.suite.updated_at = ctx.forge.clock()


def _update_status(ctx: Context, run: CheckRun) -> None:
    """A conclusion completes the run, whatever status was given; another status withdraws the conclusion."""
    conclusion, status = ctx.field("conclusion"), ctx.field("status")
    if conclusion:
        run.status, run.conclusion = "completed", conclusion
        run.completed_at = _moment(ctx, "completed_at") or ctx.forge.clock()
    elif status and status != "completed":
        run.status, run.conclusion, run.completed_at = status, None, None


def _tell_completion(ctx: Context, run: CheckRun) -> None:
    """The run is complete, and perhaps its suite with it."""
    events.check_run(ctx.repository, run, "completed", ctx.caller.account)
    if run.suite.status == "completed":
        events.check_suite(ctx.repository, run.suite, "completed", ctx.caller.account)


def _moment(ctx: Context, name: str) -> datetime | None:
    given = ctx.field(name)
    return datetime.fromisoformat(given) if given else None


def _run(ctx: Context) -> CheckRun:
    found = ctx.repository.find_check_run(int(ctx.params["check_run_id"]))
    if found is None:
        raise not_found()
    return found


def _suite(ctx: Context) -> CheckSuite:
    wanted = int(ctx.params["check_suite_id"])
    found = next((suite for suite in ctx.repository.suites if suite.id == wanted), None)
    if found is None:
        raise not_found()
    return found


def _suites(ctx: Context) -> list[CheckSuite]:
    sha, app = ctx.resolve(ctx.params["ref"]), ctx.query("app_id")
    if app and app != str(ctx.forge.app.id):
        return []
    return [suite for suite in ctx.repository.suites if suite.head_sha == sha]


def _runs(ctx: Context, suites: list[CheckSuite]) -> Reply:
    repo, name, status = ctx.repository, ctx.query("check_name"), ctx.query("status")
    latest = ctx.query("filter", "latest") == "latest"
    found = [run for suite in suites for run in (suite.latest_runs if latest else suite.runs[::-1])]
    found = [run for run in found if name in ("", run.name) and status in ("", run.status)]
    return ctx.page(found, lambda run: checks.check_run(repo, run), wrap="check_runs")


def _statuses(ctx: Context) -> list[Status]:
    sha = ctx.resolve(ctx.params["ref"])
    return [status for status in reversed(ctx.repository.statuses) if status.sha == sha]


def _without_creator(status: dict[str, Any]) -> dict[str, Any]:
    del status["creator"]
    return status
