"""Reviews, comments on lines, and requests for review."""

from __future__ import annotations

from typing import Any

from forge.api.routing import Context, Reply, route
from forge.conversation import ReviewComment
from forge.diffs import Place, commentable, hunk_of
from forge.errors import unprocessable
from forge.payloads import accounts, pulls, reviews
from forge.pull_talk import check_body

STATES = {"APPROVE": "APPROVED", "REQUEST_CHANGES": "CHANGES_REQUESTED", "COMMENT": "COMMENTED"}


@route("GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews", "pull_requests")
def list_reviews(ctx: Context) -> Reply:
    pull = ctx.pull
    return ctx.page(pull.reviews, lambda review: reviews.review(pull, review))


@route("POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews", "pull_requests")
def create_review(ctx: Context) -> Reply:
    pull, body, event = ctx.pull, ctx.field("body", ""), ctx.field("event")
    commit_id = ctx.field("commit_id") or pull.head_sha
    given = ctx.field("comments") or []
    if event is None:
        raise unprocessable("Pending reviews are not part of the forge: give an event.")
    if event != "APPROVE" and not body and not given:
        raise unprocessable("Body cannot be blank", message="Unprocessable Entity")
    comments = [_review_comment(ctx, each, commit_id) for each in given]
    state: Any = STATES[event]
    return Reply(200, reviews.review(pull, pull.review(ctx.login, state, body, commit_id, comments)))


@route("GET /repos/{owner}/{repo}/pulls/{pull_number}/comments", "pull_requests")
def list_review_comments(ctx: Context) -> Reply:
    pull = ctx.pull
    found = pull.review_comments
    if ctx.query("direction") == "desc":
        found = found[::-1]
    return ctx.page(found, lambda comment: reviews.review_comment(pull, comment))


@route("GET /repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers", "pull_requests")
def list_requested_reviewers(ctx: Context) -> Reply:
    pull = ctx.pull
    body = {
        "users": [accounts.user(ctx.forge, account) for account in pull.requested_accounts],
        "teams": [accounts.team(ctx.forge, team) for team in pull.requested_teams],
    }
    return Reply(200, body)


@route("POST /repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers", "pull_requests")
def request_reviewers(ctx: Context) -> Reply:
    logins, teams = ctx.field("reviewers") or [], ctx.field("team_reviewers") or []
    ctx.pull.request_reviewers(ctx.login, logins, teams)
    return Reply(201, pulls.simple_pull(ctx.pull))


@route("DELETE /repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers", "pull_requests")
def remove_requested_reviewers(ctx: Context) -> Reply:
    logins, teams = ctx.field("reviewers") or [], ctx.field("team_reviewers") or []
    ctx.pull.remove_requested_reviewers(ctx.login, logins, teams)
    return Reply(200, pulls.simple_pull(ctx.pull))


def _review_comment(ctx: Context, given: dict[str, Any], commit_id: str) -> ReviewComment:
    """One comment of a review. Refuses with 422 and no word on which comment it was, as GitHub does."""
    check_body("PullRequestReviewComment", given["body"])
    change = next((each for each in ctx.pull.files if each.path == given["path"]), None)
    if change is None:
        raise unprocessable("Path could not be resolved", message="Unprocessable Entity")
    places = commentable(change.patch or "")
    side, line, start = given.get("side", "RIGHT"), given.get("line"), given.get("start_line")
    if line is None:
        line, side = _at_position(places, given.get("position")), "RIGHT"
    found = next((each for each in places if each.at(side) == line), None)
    if found is None or line is None:
        raise unprocessable("Line could not be resolved", message="Unprocessable Entity")
    start_side = given.get("start_side", side) if start is not None else None
    if start is not None and not _starts(places, found, start, start_side or side, line):
        raise unprocessable("Start line could not be resolved", message="Unprocessable Entity")
    return ReviewComment(
        id=ctx.forge.next_id(),
        user=ctx.caller.account,
        body=given["body"],
        path=given["path"],
        commit_id=commit_id,
        line=line,
        side=side,
        start_line=start,
        start_side=start_side,
        diff_hunk=hunk_of(change.patch or "", found.position),
        position=found.position,
        created_at=ctx.forge.clock(),
        review_id=0,
    )


def _at_position(places: list[Place], position: int | None) -> int | None:
    return next((each.new for each in places if each.position == position), None)


def _starts(places: list[Place], end: Place, start: int, side: str, line: int) -> bool:
    """A range must begin before its end, in the same hunk."""
    begin = next((each for each in places if each.at(side) == start), None)
    return begin is not None and begin.hunk == end.hunk and begin.position < end.position and start != line
