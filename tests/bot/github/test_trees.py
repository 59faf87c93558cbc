from __future__ import annotations

import pytest

from bot.github import trees
from bot.github.client import Client
from forge import Forge, Repository
from tests.bot.github.conftest import NAME

FILES = {"a.md": "a", "_posts/2026/b.md": "b", "_posts/c.md": "c", "img/d/e/f.svg": "<svg/>"}


@pytest.fixture
def repository(forge: Forge) -> Repository:
    return forge.create_repository(NAME, FILES)


def test_all_files_of_a_commit_are_listed_with_their_size(client: Client, repository: Repository) -> None:
    found = trees.tree(client, client.repository(NAME), repository.branches["main"])

    assert {path: entry.size for path, entry in found.items()} == {path: len(text) for path, text in FILES.items()}


def test_a_commit_is_listed_once(client: Client, forge: Forge, repository: Repository) -> None:
    for _ in range(3):
        trees.tree(client, client.repository(NAME), repository.branches["main"])

    assert sum("/git/trees/" in exchange.path for exchange in forge.exchanges) == 1


@pytest.mark.parametrize("limit", [3, 4, 5])
def test_a_listing_that_github_cuts_short_is_completed_folder_by_folder(
    client: Client, forge: Forge, repository: Repository, limit: int
) -> None:
    forge.limits.tree_entries = limit

    assert set(trees.tree(client, client.repository(NAME), repository.branches["main"])) == set(FILES)


def test_a_repository_without_end_is_refused(
    client: Client, forge: Forge, repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    forge.limits.tree_entries = 3
    monkeypatch.setattr(trees, "LISTINGS", 2)

    with pytest.raises(trees.TooManyFiles):
        trees.tree(client, client.repository(NAME), repository.branches["main"])


def test_a_file_is_read_once_whatever_its_path(client: Client, forge: Forge, repository: Repository) -> None:
    sha = repository.commit("main", {"again.md": "a"})
    remote = client.repository(NAME)
    found = trees.tree(client, remote, sha)

    read = trees.sources(client, remote, found, ["a.md", "absent.md", "again.md"])

    assert [(file.path, file.content) for file in read] == [("a.md", b"a"), ("again.md", b"a")]
    assert sum("/git/blobs/" in exchange.path for exchange in forge.exchanges) == 1


def test_a_file_of_more_than_a_mebibyte_is_not_read(client: Client, forge: Forge, repository: Repository) -> None:
    sha = repository.commit("main", {"large.md": "x" * 1_048_577})
    remote = client.repository(NAME)

    (file,) = trees.sources(client, remote, trees.tree(client, remote, sha), ["large.md"])

    assert (file.content, file.truncated) == (b"", True)
    assert not any("/git/blobs/" in exchange.path for exchange in forge.exchanges)
