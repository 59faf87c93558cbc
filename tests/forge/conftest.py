"""A forge that is served over HTTP, real PyGithub clients, and a receiver of webhooks."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Thread
from typing import Any

import github
import pytest
from github.Repository import Repository as Client
from werkzeug.serving import make_server
from werkzeug.wrappers import Request, Response

from forge import Forge, ForgeServer, Pull, Repository


@pytest.fixture
def blog(forge: Forge) -> Repository:
    """octo/blog with a collaborator, ada, and a team, octo/editors, with grace."""
    blog = forge.create_repository("octo/blog", files={"_posts/first.md": "# First\n\nOne.\nTwo.\nThree.\n"})
    blog.add_collaborator("ada", "write")
    forge.add_team("octo", "editors", ["grace"])
    return blog


@pytest.fixture
def pull(blog: Repository) -> Pull:
    """A pull request of bob, from his fork, with one new post."""
    fork = blog.fork("bob")
    fork.commit("draft", {"_posts/second.md": "# Second\n\nHello.\n"}, "Add a post", "bob")
    return blog.open_pull("bob:draft", title="A second post", author="bob", body="Please read.")


@pytest.fixture
def integration(forge: Forge, server: ForgeServer) -> github.GithubIntegration:
    """PyGithub as the app."""
    return github.GithubIntegration(auth=app_auth(forge), base_url=server.api_url, retry=None)


@pytest.fixture
def api(forge: Forge, server: ForgeServer, blog: Repository) -> github.Github:
    """PyGithub as the installation in octo/blog: no retries, no waiting."""
    return client(forge, forge.install(blog))


@pytest.fixture
def repo(api: github.Github) -> Client:
    """octo/blog, as PyGithub sees it."""
    return api.get_repo("octo/blog")


def app_auth(forge: Forge) -> github.Auth.AppAuth:
    return github.Auth.AppAuth(forge.app.id, forge.app.private_key_pem)


def client(forge: Forge, installation: int) -> github.Github:
    auth = app_auth(forge).get_installation_auth(installation)
    return github.Github(
        auth=auth, base_url=forge.api_url, retry=None, seconds_between_requests=None, seconds_between_writes=None
    )


@dataclass
class Hooks:
    """What arrived at the app's webhook. `status` is what the app answers."""

    url: str = ""
    status: int = 202
    requests: list[tuple[dict[str, str], bytes]] = field(default_factory=list)

    @property
    def events(self) -> list[str]:
        """`event.action` of each delivery, in order of arrival."""
        named = [(headers["X-Github-Event"], json.loads(body).get("action")) for headers, body in self.requests]
        return [f"{event}.{action}" if action else event for event, action in named]

    def payloads(self, event: str, action: str | None = None) -> list[dict[str, Any]]:
        found = [json.loads(body) for headers, body in self.requests if headers["X-Github-Event"] == event]
        return [payload for payload in found if action is None or payload.get("action") == action]


@pytest.fixture
def hooks(forge: Forge) -> Iterator[Hooks]:
    """A receiver at which the app's webhook points."""
    with receive() as hooks:
        forge.app.webhook_url = hooks.url
        yield hooks


@contextmanager
def receive() -> Iterator[Hooks]:
    hooks = Hooks()

    @Request.application
    def door(request: Request) -> Response:
        hooks.requests.append((dict(request.headers), request.get_data()))
        return Response(status=hooks.status)

    server = make_server("127.0.0.1", 0, door, threaded=True)
    server.log = lambda *args: None  # type: ignore[method-assign]  # a quiet server
    hooks.url = f"http://127.0.0.1:{server.server_port}/webhooks"
    thread = Thread(target=lambda: server.serve_forever(0.01), daemon=True)
    thread.start()
    yield hooks
    server.shutdown()
    thread.join()
    server.server_close()
