"""One request to the API from start to end: fault, credentials, description, handler, description, record."""

from __future__ import annotations

import hashlib
import json
import logging
import re
import time
from collections.abc import Iterable
from itertools import count
from typing import TYPE_CHECKING, Any

from werkzeug.wrappers import Request, Response

from forge import graphql, validation
from forge.accounts import Kind, Permission
from forge.api import Context, Reply, Route
from forge.api.routing import Caller, forbidden
from forge.app import Installation
from forge.credentials import authenticate
from forge.errors import Refusal, not_found, unprocessable
from forge.exchange import Exchange
from forge.graphql.fields import Scene
from forge.hub import Forge
from forge.matching import match
from forge.rates import Rates

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

logger = logging.getLogger(__name__)

GRAPHQL = "/graphql"
BY_ID = re.compile(r"/repositories/(\d+)(/.*|$)")
TEAM_BY_ID = re.compile(r"/organizations/(\d+)/team/(\d+)(/.*|$)")


class Api:
    """The REST API of a forge as a WSGI application under `/api`, and beside it the GraphQL API."""

    def __init__(self, forge: Forge) -> None:
        self._forge = forge
        self._rates = Rates(forge)
        self._requests = count(1)

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        request = Request(environ)
        return self._answer(request)(environ, start_response)

    def _answer(self, request: Request) -> Response:
        path = request.path.removeprefix("/api") or "/"
        exchange = Exchange(request.method, path, request.query_string.decode(), 0, self._forge.clock())
        fault = self._forge.faults.take(request.method, path)
        if fault:
            exchange.fault = True
            time.sleep(fault.delay)
        if fault and fault.status and not fault.after_commit:
            reply = Reply(fault.status, fault.body, fault.headers)
        else:
            reply = self._handle_or_confess(request, path, exchange)
            if fault and fault.status:
                reply = Reply(fault.status, fault.body, fault.headers)
        response = self._response(request, reply, exchange)
        exchange.status, exchange.response_body = response.status_code, reply.body
        self._forge.record(exchange)
        return response

    def _handle_or_confess(self, request: Request, path: str, exchange: Exchange) -> Reply:
        """A bug of the forge is a violation too, so that no story passes over it."""
        try:
            return self._handle(request, path, exchange)
        except Exception as error:
            logger.exception("The forge failed to answer %s %s.", request.method, path)
            exchange.violations.append(f"the forge failed: {error!r}")
            return Reply(500, {"message": "Internal Server Error"})

    def _handle(self, request: Request, path: str, exchange: Exchange) -> Reply:
        forge = self._forge
        with forge.lock:
            caller: Caller | None = None
            route: Route | None = None
            try:
                caller = authenticate(forge, request.headers.get("Authorization", ""))
                exchange.actor, exchange.budget = caller.account.login, caller.budget
                if (request.method, path) == ("POST", GRAPHQL):
                    return self._graphql(request, caller, exchange)
                route, params = self._match(request.method, path)
                if route.template != "/rate_limit":
                    self._rates.spend(caller.budget)
                context = Context(forge, request, caller, params, _json(request))
                exchange.request_body = context.body
                query = request.args.to_dict()
                exchange.violations += validation.request_errors(route.operation, params, query, context.body)
                _authorize(context, route)
                if any(each.startswith("body") for each in exchange.violations):
                    raise unprocessable(message="Invalid request.\n\n" + "\n".join(exchange.violations))
                reply = self._rate_limit(caller.budget) if path == "/rate_limit" else route.handler(context)
            except Refusal as refusal:
                if route is None and caller is not None:
                    exchange.violations.append("operation not in the description")
                reply = Reply(refusal.status, refusal.body, refusal.headers)
            if route is not None:
                kind = reply.headers.get("Content-Type", "application/json")
                exchange.violations += validation.response_errors(route.operation, reply.status, kind, reply.body)
            if caller is not None:
                reply = Reply(reply.status, reply.body, self._rates.headers(caller.budget) | reply.headers)
            return reply

    def _graphql(self, request: Request, caller: Caller, exchange: Exchange) -> Reply:
        """A query, which has a budget of its own, and status 200 whatever becomes of it."""
        budget = f"{caller.budget}, by GraphQL"
        exchange.request_body = _json(request)
        try:
            self._rates.spend(budget)
        except Refusal:
            answer: dict[str, Any] = {"errors": [{"type": "RATE_LIMITED", "message": "API rate limit exceeded."}]}
        else:
            answer, mistakes = graphql.execute(Scene(self._forge, caller), exchange.request_body)
            exchange.violations += mistakes
        return Reply(200, answer, self._rates.headers(budget, "graphql"))

    def _rate_limit(self, caller: str) -> Reply:
        rate = self._rates.rate(caller)
        return Reply(200, {"resources": {"core": rate, "search": rate}, "rate": rate})

    def _match(self, method: str, path: str) -> tuple[Route, dict[str, Any]]:
        found = match(method, self._by_name(path))
        if found is None:
            raise not_found()
        return found

    def _by_name(self, path: str) -> str:
        """Addresses by id, as GitHub writes them into `Link` headers and teams, lead to the same place."""
        found = BY_ID.fullmatch(path)
        if found:
            repository = self._forge.repository_by_id(int(found[1]))
            return f"/repos/{repository.full_name}{found[2]}" if repository else path
        found = TEAM_BY_ID.fullmatch(path)
        if found:
            team = next((each for each in self._forge.teams if each.id == int(found[2])), None)
            return f"/orgs/{team.organization.login}/teams/{team.slug}{found[3]}" if team else path
        return path

    def _response(self, request: Request, reply: Reply, exchange: Exchange) -> Response:
        headers = {
            "X-GitHub-Media-Type": "github.v3; format=json",
            "X-GitHub-Request-Id": f"{next(self._requests):08X}",
        } | reply.headers
        if reply.body is None:
            return Response(status=reply.status, headers=headers)
        if isinstance(reply.body, bytes):
            data = reply.body
        else:
            data = json.dumps(reply.body, separators=(",", ":"), ensure_ascii=False).encode()
            headers.setdefault("Content-Type", "application/json; charset=utf-8")
        if request.method == "GET" and reply.status == 200:
            headers["ETag"] = f'W/"{hashlib.sha256(data).hexdigest()}"'
            headers["Cache-Control"] = "private, max-age=60, s-maxage=60"
            if headers["ETag"] in request.headers.get("If-None-Match", ""):
                self._rates.give_back(exchange.budget)
                return Response(status=304, headers=headers)
        return Response(data, status=reply.status, headers=headers)


def _json(request: Request) -> Any:
    data = request.get_data()
    if not data:
        return None
    try:
        return json.loads(data)
    except ValueError:
        raise Refusal(400, "Problems parsing JSON") from None


def _authorize(context: Context, route: Route) -> None:
    """Refuse what the credentials do not open: 401 for the wrong kind, 403 for a missing permission."""
    token = context.caller.token
    if route.app:
        if token is not None:
            raise Refusal(401, "A JSON web token could not be decoded")
        return
    if token is None:
        raise Refusal(401, "A JSON web token is only good for the app itself: use an installation token.")
    writes = route.method != "GET"
    if token.installation is None:
        _authorize_person(context, writes)
        return
    granted = [token.permissions.get(name) for name in route.needs]
    if not any(level in (("write", "admin") if writes else ("read", "write", "admin")) for level in granted):
        raise forbidden()
    if writes and "repo" in context.params and not _may_write(context, token.installation, route):
        raise forbidden()


def _may_write(context: Context, place: Installation, route: Route) -> bool:
    """An installation writes to its own repositories, and to the git database of a fork that lends it a branch."""
    return context.repository.id in place.repository_ids or ("/git/" in route.template and bool(context.lent))


def _authorize_person(context: Context, writes: bool) -> None:
    if not writes or "repo" not in context.params or context.caller.account.kind is not Kind.USER:
        return
    if context.repository.permission_of(context.caller.account).rank < Permission.READ.rank:
        raise not_found()
