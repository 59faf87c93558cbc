from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

import pytest

from bot import sample
from bot.github.client import Client
from bot.github.gather import gather
from bot.model.event import PullRequestRef
from bot.model.snapshot import ProposedConfiguration
from forge import Forge, Repository
from tests.bot.github.conftest import NAME

NOW = datetime(2026, 11, 10, 9, tzinfo=UTC)
HIDDEN, PLAIN = ".github/copydesk.yml", "copydesk.yml"
DRAFT_PATH, DRAFT = sample.draft()


@pytest.fixture
def repository(forge: Forge) -> Repository:
    repository = forge.create_repository(NAME, dict(sample.files()))
    repository.add_collaborator("claire-dumas", "write")
    return repository


def proposed(
    client: Client, installation: int, repository: Repository, changes: Mapping[str, str | bytes | None]
) -> ProposedConfiguration | None:
    repository.commit("change", changes, author="claire-dumas")
    pull = repository.open_pull("change", author="claire-dumas")
    return gather(client, PullRequestRef(installation, NAME, pull.number), NOW).proposed


def test_a_pull_request_that_leaves_the_configuration_alone_proposes_none(
    client: Client, installation: int, repository: Repository
) -> None:
    assert proposed(client, installation, repository, {"README.md": "# Carnet\n"}) is None


def test_one_that_removes_it_proposes_none(client: Client, installation: int, repository: Repository) -> None:
    assert proposed(client, installation, repository, {HIDDEN: None}) is None


def test_a_second_file_that_would_not_count_is_none(client: Client, installation: int, repository: Repository) -> None:
    assert proposed(client, installation, repository, {PLAIN: "language: fr\n"}) is None


def test_a_first_configuration_is_read_at_the_head(client: Client, installation: int, repository: Repository) -> None:
    repository.commit("main", {HIDDEN: None}, author="claire-dumas")
    found = proposed(client, installation, repository, {PLAIN: "language: fr\n"})

    assert found is not None
    assert (found.source.path, found.source.content) == (PLAIN, b"language: fr\n")


def test_other_open_pull_requests_with_posts_come_along(
    client: Client, installation: int, repository: Repository
) -> None:
    repository.commit("draft", {DRAFT_PATH: DRAFT}, author="claire-dumas")
    draft = repository.open_pull("draft", title="Un guichet", author="claire-dumas")
    repository.commit("readme", {"README.md": "# Carnet\n"}, author="claire-dumas")
    repository.open_pull("readme", author="claire-dumas")
    found = proposed(client, installation, repository, {HIDDEN: "language: fr\n"})

    assert found is not None
    assert [(other.number, other.title, [post.source.path for post in other.posts]) for other in found.others] == [
        (draft.number, "Un guichet", [DRAFT_PATH])
    ]


def test_only_names_that_the_base_does_not_have_are_looked_up(
    client: Client, installation: int, repository: Repository
) -> None:
    repository.commit("main", {HIDDEN: "reviewers: {default: [gone]}\n"}, author="claire-dumas")
    found = proposed(client, installation, repository, {HIDDEN: "reviewers: {default: [gone, claire-dumas, nobody]}\n"})

    assert found is not None
    assert found.unknown == ("nobody",)
