"""Labels of a repository and of a pull request."""

from __future__ import annotations

from forge.api.routing import Context, Reply, route
from forge.conversation import Label
from forge.errors import invalid, not_found, unprocessable
from forge.payloads import issues
from forge.repository import NEW_LABEL_COLOR

NEEDS = ("issues", "pull_requests")


@route("GET /repos/{owner}/{repo}/labels", *NEEDS)
def list_labels(ctx: Context) -> Reply:
    repo = ctx.repository
    found = sorted(repo.labels, key=lambda label: label.name.lower())
    return ctx.page(found, lambda label: issues.label(repo, label))


@route("POST /repos/{owner}/{repo}/labels", *NEEDS)
def create_label(ctx: Context) -> Reply:
    color = ctx.field("color") or NEW_LABEL_COLOR
    label = ctx.repository.create_label(ctx.required("name"), color, ctx.field("description"))
    return Reply(201, issues.label(ctx.repository, label))


@route("GET /repos/{owner}/{repo}/labels/{name}", *NEEDS)
def get_label(ctx: Context) -> Reply:
    return Reply(200, issues.label(ctx.repository, _label(ctx)))


@route("PATCH /repos/{owner}/{repo}/labels/{name}", *NEEDS)
def update_label(ctx: Context) -> Reply:
    label, new_name = _label(ctx), ctx.field("new_name")
    taken = ctx.repository.find_label(new_name) if new_name else None
    if taken is not None and taken is not label:
        raise unprocessable(invalid("Label", "name", "already_exists"))
    label.name = new_name or label.name
    label.color = ctx.field("color") or label.color
    label.description = ctx.field("description", label.description)
    return Reply(200, issues.label(ctx.repository, label))


@route("GET /repos/{owner}/{repo}/issues/{issue_number}/labels", *NEEDS)
def list_pull_labels(ctx: Context) -> Reply:
    repo = ctx.repository
    return ctx.page(ctx.pull.label_objects, lambda label: issues.label(repo, label))


@route("POST /repos/{owner}/{repo}/issues/{issue_number}/labels", *NEEDS)
def add_labels(ctx: Context) -> Reply:
    ctx.pull.add_label(ctx.login, *_names(ctx))
    return _all(ctx)


@route("PUT /repos/{owner}/{repo}/issues/{issue_number}/labels", *NEEDS)
def set_labels(ctx: Context) -> Reply:
    wanted = _names(ctx)
    kept = {name.lower() for name in wanted}
    ctx.pull.remove_label(ctx.login, *(name for name in ctx.pull.labels if name.lower() not in kept))
    ctx.pull.add_label(ctx.login, *wanted)
    return _all(ctx)


@route("DELETE /repos/{owner}/{repo}/issues/{issue_number}/labels", *NEEDS)
def remove_all_labels(ctx: Context) -> Reply:
    ctx.pull.remove_label(ctx.login, *ctx.pull.labels)
    return Reply(204)


@route("DELETE /repos/{owner}/{repo}/issues/{issue_number}/labels/{name}", *NEEDS)
def remove_label(ctx: Context) -> Reply:
    ctx.pull.remove_label(ctx.login, ctx.params["name"])
    return _all(ctx)


def _label(ctx: Context) -> Label:
    found = ctx.repository.find_label(ctx.params["name"])
    if found is None:
        raise not_found()
    return found


def _names(ctx: Context) -> list[str]:
    given = ctx.body.get("labels", []) if isinstance(ctx.body, dict) else ctx.body or []
    return [each["name"] if isinstance(each, dict) else each for each in given]


def _all(ctx: Context) -> Reply:
    return Reply(200, [issues.label(ctx.repository, label) for label in ctx.pull.label_objects])
