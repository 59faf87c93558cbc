"""Comments in the conversation, and reactions to them."""

from __future__ import annotations

from datetime import datetime
from operator import attrgetter

from forge.api.routing import Context, Reply, route
from forge.conversation import Comment, react
from forge.errors import invalid, not_found, unprocessable
from forge.payloads import issues
from forge.pull import Pull

NEEDS = ("issues", "pull_requests")


@route("GET /repos/{owner}/{repo}/issues/{issue_number}/comments", *NEEDS)
def list_comments(ctx: Context) -> Reply:
    pull, since = ctx.pull, ctx.query("since")
    found = pull.comments
    if since:
        earliest = datetime.fromisoformat(since)
        found = [comment for comment in found if comment.updated_at >= earliest]
    return ctx.page(found, lambda comment: issues.comment(pull, comment))


@route("POST /repos/{owner}/{repo}/issues/{issue_number}/comments", *NEEDS)
def create_comment(ctx: Context) -> Reply:
    comment = ctx.pull.comment(ctx.login, _body(ctx))
    return Reply(201, issues.comment(ctx.pull, comment))


@route("GET /repos/{owner}/{repo}/issues/comments", *NEEDS)
def list_repository_comments(ctx: Context) -> Reply:
    """Those of all pull requests, by id unless ``sort`` and ``direction`` say otherwise."""
    found = [(pull, comment) for pull in ctx.repository.pulls.values() for comment in pull.comments]
    if since := ctx.query("since"):
        earliest = datetime.fromisoformat(since)
        found = [(pull, comment) for pull, comment in found if comment.updated_at >= earliest]
    if sort := ctx.query("sort"):
        moment = attrgetter("updated_at" if sort == "updated" else "created_at")
        found.sort(key=lambda pair: moment(pair[1]), reverse=ctx.query("direction") != "asc")
    return ctx.page(found, lambda pair: issues.comment(*pair))


@route("GET /repos/{owner}/{repo}/issues/comments/{comment_id}", *NEEDS)
def get_comment(ctx: Context) -> Reply:
    return Reply(200, issues.comment(*_comment(ctx)))


@route("PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}", *NEEDS)
def update_comment(ctx: Context) -> Reply:
    pull, comment = _comment(ctx)
    pull.edit_comment(comment.id, _body(ctx), ctx.login)
    return Reply(200, issues.comment(pull, comment))


@route("DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}", *NEEDS)
def delete_comment(ctx: Context) -> Reply:
    pull, comment = _comment(ctx)
    pull.delete_comment(comment.id, ctx.login)
    return Reply(204)


@route("GET /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions", *NEEDS)
def list_reactions(ctx: Context) -> Reply:
    repo = ctx.repository
    _, comment = _comment(ctx)
    wanted = ctx.query("content")
    found = [each for each in comment.reactions if wanted in ("", each.content)]
    return ctx.page(found, lambda each: issues.reaction(repo, each))


@route("POST /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions", *NEEDS)
def create_reaction(ctx: Context) -> Reply:
    """200 instead of 201 when the same reaction was there already."""
    _, comment = _comment(ctx)
    reaction, is_new = react(
        comment.reactions, ctx.forge.next_id(), ctx.caller.account, ctx.required("content"), ctx.forge.clock()
    )
    return Reply(201 if is_new else 200, issues.reaction(ctx.repository, reaction))


def _comment(ctx: Context) -> tuple[Pull, Comment]:
    found = ctx.repository.find_comment(int(ctx.params["comment_id"]))
    if found is None:
        raise not_found()
    return found


def _body(ctx: Context) -> str:
    body = str(ctx.required("body"))
    if not body.strip():
        raise unprocessable(invalid("IssueComment", "body", "unprocessable", message="Body can't be blank"))
    return body
