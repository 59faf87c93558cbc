"""A pull request seen as an issue: itself, its timeline, its events."""

from __future__ import annotations

from forge.api.routing import Context, Reply, route
from forge.conversation import react
from forge.payloads import issues, timeline

NEEDS = ("issues", "pull_requests")


@route("GET /repos/{owner}/{repo}/issues/{issue_number}", *NEEDS)
def get_issue(ctx: Context) -> Reply:
    return Reply(200, issues.issue(ctx.pull))


@route("GET /repos/{owner}/{repo}/issues/{issue_number}/timeline", *NEEDS)
def list_timeline(ctx: Context) -> Reply:
    return ctx.page(timeline.timeline(ctx.pull), lambda entry: entry)


@route("GET /repos/{owner}/{repo}/issues/{issue_number}/events", *NEEDS)
def list_events(ctx: Context) -> Reply:
    pull = ctx.pull
    return ctx.page(pull.events, lambda event: timeline.event(pull, event))


@route("POST /repos/{owner}/{repo}/issues/{issue_number}/reactions", *NEEDS)
def create_reaction(ctx: Context) -> Reply:
    """200 instead of 201 when the same reaction was there already."""
    reaction, is_new = react(
        ctx.pull.reactions, ctx.forge.next_id(), ctx.caller.account, ctx.required("content"), ctx.forge.clock()
    )
    return Reply(201 if is_new else 200, issues.reaction(ctx.repository, reaction))
