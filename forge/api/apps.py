"""The app, its installations, its tokens and the deliveries of its webhook."""

from __future__ import annotations

from typing import Any

from forge.api.routing import Context, Reply, route
from forge.app import Installation
from forge.clock import iso
from forge.errors import Refusal, not_found, unprocessable
from forge.payloads import apps, repositories
from forge.webhooks import Delivery


@route("GET /app", app=True)
def get_app(ctx: Context) -> Reply:
    count = {"installations_count": len(ctx.forge.installations)}
    return Reply(200, apps.app(ctx.forge) | count)


@route("GET /app/installations", app=True)
def list_installations(ctx: Context) -> Reply:
    places = list(ctx.forge.installations.values())
    return ctx.page(places, lambda place: apps.installation(ctx.forge, place))


@route("GET /app/installations/{installation_id}", app=True)
def get_installation(ctx: Context) -> Reply:
    return Reply(200, apps.installation(ctx.forge, _installation(ctx)))


@route("GET /repos/{owner}/{repo}/installation", app=True)
def get_repository_installation(ctx: Context) -> Reply:
    place = ctx.forge.installation_of(ctx.repository)
    if place is None:
        raise not_found()
    return Reply(200, apps.installation(ctx.forge, place))


@route("POST /app/installations/{installation_id}/access_tokens", app=True)
def create_access_token(ctx: Context) -> Reply:
    place = _installation(ctx)
    if place.suspended_at:
        raise Refusal(403, "This installation has been suspended")
    wanted: dict[str, str] = ctx.field("permissions") or {}
    rank = {"read": 1, "write": 2, "admin": 3}
    for name, level in wanted.items():
        if rank.get(level, 9) > rank.get(ctx.forge.app.permissions.get(name, ""), 0):
            raise unprocessable(message="The permissions requested are not granted to this installation.")
    token = ctx.forge.create_installation_token(place, wanted or None)
    body: dict[str, Any] = {"token": token.value, "permissions": token.permissions, "repository_selection": "selected"}
    if token.expires_at:
        body["expires_at"] = iso(token.expires_at)
    return Reply(201, body)


@route("GET /installation/repositories")
def list_installation_repositories(ctx: Context) -> Reply:
    token = ctx.caller.token
    if token is None or token.installation is None:
        raise Refusal(403, "You must authenticate with an installation access token in order to list repositories.")
    covered = token.installation.repository_ids
    found = [each for each in ctx.forge.repositories.values() if each.id in covered]
    reply = ctx.page(found, repositories.repository, wrap="repositories")
    return Reply(reply.status, reply.body | {"repository_selection": "selected"}, reply.headers)


@route("GET /app/hook/deliveries", app=True)
def list_deliveries(ctx: Context) -> Reply:
    """Newest first, by cursor instead of by page."""
    finished = [each for each in reversed(ctx.forge.deliveries) if each.delivered_at]
    wanted = ctx.query("status")
    if wanted:
        finished = [each for each in finished if each.succeeded == (wanted == "success")]
    cursor = ctx.query("cursor")
    if cursor:
        if not cursor.isdigit():
            raise Refusal(400, "Invalid cursor")
        finished = [each for each in finished if each.id <= int(cursor)]
    shown, rest = finished[: ctx.page_size], finished[ctx.page_size :]
    headers = {}
    if rest:
        query = f"per_page={ctx.page_size}&cursor={rest[0].id}" + (f"&status={wanted}" if wanted else "")
        headers["Link"] = f'<{ctx.forge.api_url}/app/hook/deliveries?{query}>; rel="next"'
    return Reply(200, [_item(each) for each in shown], headers)


@route("GET /app/hook/deliveries/{delivery_id}", app=True)
def get_delivery(ctx: Context) -> Reply:
    found = _delivery(ctx)
    detail = {
        "url": found.url,
        "request": {"headers": found.request_headers, "payload": found.payload},
        "response": {"headers": found.response_headers, "payload": found.response_body},
    }
    return Reply(200, _item(found) | detail)


@route("POST /app/hook/deliveries/{delivery_id}/attempts", app=True)
def redeliver(ctx: Context) -> Reply:
    ctx.forge.redeliver(_delivery(ctx).guid)
    return Reply(202, {})


def _installation(ctx: Context) -> Installation:
    found = ctx.forge.installations.get(int(ctx.params["installation_id"]))
    if found is None:
        raise not_found()
    return found


def _delivery(ctx: Context) -> Delivery:
    wanted = int(ctx.params["delivery_id"])
    found = next((each for each in ctx.forge.deliveries if each.id == wanted), None)
    if found is None:
        raise not_found()
    return found


def _item(delivery: Delivery) -> dict[str, Any]:
    return {
        "id": delivery.id,
        "guid": delivery.guid,
        "delivered_at": iso(delivery.delivered_at) if delivery.delivered_at else None,
        "redelivery": delivery.redelivery,
        "duration": delivery.duration,
        "status": delivery.status,
        "status_code": delivery.status_code,
        "event": delivery.event,
        "action": delivery.action,
        "installation_id": delivery.installation_id,
        "repository_id": delivery.repository_id,
        "throttled_at": None,
    }
