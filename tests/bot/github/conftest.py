"""A forge with one repository, and Copydesk's App signed in to it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.github.auth import App
from bot.github.client import Client
from bot.model.event import PullRequestRef
from forge import Forge, Pull, Repository
from forge.server import ForgeServer
from tests.stories.settings import settings

NAME = "octo/blog"


@pytest.fixture
def repository(forge: Forge) -> Repository:
    return forge.create_repository(NAME, {"README.md": "# Blog\n", "_posts/2026-01-05-first.md": "First.\n"})


@pytest.fixture
def pull(repository: Repository) -> Pull:
    repository.commit("draft", {"_posts/2026-02-01-second.md": "Second.\n"}, author="ada")
    return repository.open_pull("draft", title="Second post", author="ada")


@pytest.fixture
def app(forge: Forge, server: ForgeServer) -> App:
    assert server.forge is forge
    return App(settings(forge))


@pytest.fixture
def client(app: App, installation: int) -> Iterator[Client]:
    with app.client(installation) as client:
        yield client


@pytest.fixture
def installation(forge: Forge, repository: Repository) -> int:
    place = forge.installation_of(repository)
    assert place is not None
    return place.id


@pytest.fixture
def ref(pull: Pull, installation: int) -> PullRequestRef:
    return PullRequestRef(installation, NAME, pull.number)
