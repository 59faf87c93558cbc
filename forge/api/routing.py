"""How a route is declared, and what its handler is given."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar
from urllib.parse import urlencode

from werkzeug.wrappers import Request

from forge.accounts import Account, Permission
from forge.app import Token
from forge.errors import Refusal, not_found, unprocessable
from forge.git import NotInRepository
from forge.hub import Forge
from forge.pull import Pull
from forge.repository import Repository

PER_PAGE = 30
MOST_PER_PAGE = 100

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Reply:
    """What a handler answers. `body` None means no content; bytes and text go out as they are."""

    status: int
    body: Any = None
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Caller:
    """Who makes the request: the app by its JWT (`token` None), or somebody by a token."""

    account: Account
    token: Token | None

    @property
    def budget(self) -> str:
        """Whose rate limit the request counts against: every installation has one of its own."""
        if self.token is None:
            return "the app"
        return f"installation {self.token.installation.id}" if self.token.installation else self.account.login


@dataclass
class Context:
    """One request, as its handler sees it."""

    forge: Forge
    request: Request
    caller: Caller
    params: dict[str, Any]
    body: Any

    @cached_property
    def repository(self) -> Repository:
        """The repository in the path. Refuses with 404 when the caller cannot see it."""
        found = self.forge.repositories.get(f"{self.params['owner']}/{self.params['repo']}".lower())
        if found is None or (found.private and not self._can_see(found)):
            raise not_found()
        return found

    @cached_property
    def pull(self) -> Pull:
        """The pull request in the path. Refuses with 404."""
        number = self.params.get("pull_number") or self.params.get("issue_number")
        found = self.repository.pulls.get(int(number or 0))
        if found is None:
            raise not_found()
        return found

    @property
    def login(self) -> str:
        return self.caller.account.login

    def field(self, name: str, default: Any = None) -> Any:
        """A field of the JSON body."""
        return self.body.get(name, default) if isinstance(self.body, dict) else default

    def required(self, name: str) -> Any:
        """A field of the JSON body without which the request makes no sense. Refuses with 422."""
        value = self.field(name)
        if value is None:
            raise unprocessable(message=f"Invalid request. {name!r} wasn't supplied.")
        return value

    def query(self, name: str, default: str = "") -> str:
        """A parameter of the query."""
        return self.request.args.get(name, default)

    def resolve(self, ref: str) -> str:
        """The commit that a ref in the path names. Refuses with 422 as GitHub does."""
        try:
            return self.repository.resolve(ref)
        except NotInRepository:
            raise unprocessable(message=f"No commit found for SHA: {ref}") from None

    def page(self, items: Sequence[T], render: Callable[[T], Any], wrap: str | None = None, status: int = 200) -> Reply:
        """One page of a list, with the `Link` header to its neighbours.

        `wrap` names the field of lists that GitHub wraps in an object together with `total_count`.
        """
        size, number = self.page_size, max(1, _number(self.query("page"), 1))
        shown = [render(item) for item in items[(number - 1) * size : number * size]]
        body: Any = shown if wrap is None else {"total_count": len(items), wrap: shown}
        return Reply(status, body, self._links(number, max(1, -(-len(items) // size))))

    @property
    def page_size(self) -> int:
        """How many entries the caller wants on a page: 30 unless said, 100 at most."""
        return min(MOST_PER_PAGE, max(1, _number(self.query("per_page"), PER_PAGE)))

    def _links(self, number: int, last: int) -> dict[str, str]:
        neighbours: dict[str, int] = {}
        if number > 1:
            neighbours |= {"prev": number - 1}
        if number < last:
            neighbours |= {"next": number + 1, "last": last}
        if number > 1:
            neighbours |= {"first": 1}
        if not neighbours:
            return {}
        links = (f'<{self._address(to)}>; rel="{name}"' for name, to in neighbours.items())
        return {"Link": ", ".join(links)}

    def _address(self, page: int) -> str:
        path = self.request.path.removeprefix("/api")
        if "repo" in self.params:
            rest = path.split("/", 4)[4:] if path.startswith("/repos/") else path.split("/", 3)[3:]
            path = "/".join([f"/repositories/{self.repository.id}", *rest])
        query = urlencode(self.request.args.to_dict() | {"page": str(page)})
        return f"{self.forge.api_url}{path}?{query}"

    def may_push(self, branch: str) -> bool:
        """Whether the caller may move a branch."""
        token = self.caller.token
        if token is None or token.installation is None:
            return self.repository.permission_of(self.caller.account).rank >= Permission.WRITE.rank
        return self.repository.id in token.installation.repository_ids or branch in self.lent

    @cached_property
    def lent(self) -> frozenset[str]:
        """Branches of a fork that whoever may write to the base may push to: heads whose authors allow edits.

        https://docs.github.com/pull-requests/collaborating-with-pull-requests/working-with-forks/allowing-changes-to-a-pull-request-branch-created-from-a-fork
        """
        place = self.caller.token.installation if self.caller.token else None
        reached = [each for each in self.repository.network if place and each.id in place.repository_ids]
        pulls = [pull for base in reached for pull in base.pulls.values() if pull.state == "open"]
        return frozenset(
            pull.head_ref for pull in pulls if pull.maintainer_can_modify and pull.head_repository is self.repository
        )

    def _can_see(self, repository: Repository) -> bool:
        token = self.caller.token
        if token is None or token.installation is not None:
            return self.forge.installation_of(repository) is not None
        return repository.permission_of(self.caller.account) is not Permission.NONE


Handler = Callable[[Context], Reply]


@dataclass(frozen=True, slots=True)
class Route:
    """An operation of GitHub's description and the function that answers it.

    `needs` are permissions of the app of which one is enough; `app` marks what only the app's JWT opens.
    """

    method: str
    template: str
    handler: Handler
    needs: tuple[str, ...]
    app: bool

    @property
    def operation(self) -> str:
        """How the operation is named in the description: `GET /repos/{owner}/{repo}`."""
        return f"{self.method} {self.template}"


ROUTES: list[Route] = []


def route(operation: str, *needs: str, app: bool = False) -> Callable[[Handler], Handler]:
    """Register the function as the answer to an operation, named as GitHub's description names it."""
    method, template = operation.split(" ")

    def register(handler: Handler) -> Handler:
        ROUTES.append(Route(method, template, handler, needs or ("metadata",), app))
        return handler

    return register


def forbidden() -> Refusal:
    """403 for a token that lacks the permission."""
    return Refusal(403, "Resource not accessible by integration")


def _number(text: str, default: int) -> int:
    return int(text) if text.isascii() and text.isdigit() else default
