from __future__ import annotations

from datetime import timedelta

from bot.github.auth import App
from bot.github.client import Client
from bot.github.listing import pulls_everywhere, pulls_into, pulls_of, pulls_reached
from bot.model.event import BranchRef, CommitRef, InstallationRef, PullRequestRef
from forge import Forge, Pull, Repository
from tests.bot.github.conftest import NAME


def open_pull(repository: Repository, branch: str, base: str = "main") -> Pull:
    repository.commit(branch, {f"_posts/{branch}.md": f"{branch}\n"}, author="ada")
    return repository.open_pull(branch, base=base, author="ada")


def numbers(refs: list[PullRequestRef]) -> list[int]:
    return sorted(ref.number for ref in refs)


def test_the_open_pull_requests_into_a_branch_are_found(
    client: Client, repository: Repository, pull: Pull, installation: int
) -> None:
    repository.commit("other", {"x": "y"})
    open_pull(repository, "third", base="other")
    open_pull(repository, "fourth").close()

    assert pulls_into(client, BranchRef(installation, NAME, "main")) == [PullRequestRef(installation, NAME, 1)]


def test_all_pages_are_read(client: Client, repository: Repository, installation: int) -> None:
    for number in range(105):
        open_pull(repository, f"draft-{number}")

    assert len(pulls_into(client, BranchRef(installation, NAME, "main"))) == 105


def test_the_pull_request_of_a_commit_is_found(client: Client, pull: Pull, installation: int) -> None:
    assert numbers(pulls_of(client, CommitRef(installation, NAME, pull.head_sha))) == [pull.number]


def test_the_pull_request_of_a_commit_in_a_fork_is_found(
    client: Client, repository: Repository, installation: int
) -> None:
    repository.fork("eve").commit("draft", {"_posts/forked.md": "Forked.\n"})
    forked = repository.open_pull("eve:draft")

    assert numbers(pulls_of(client, CommitRef(installation, NAME, forked.head_sha))) == [forked.number]


def test_a_commit_that_nobody_knows_has_no_pull_request(client: Client, pull: Pull, installation: int) -> None:
    assert pulls_of(client, CommitRef(installation, NAME, "0" * 40)) == []


def test_an_installation_reaches_all_its_repositories_or_those_named(
    client: Client, forge: Forge, pull: Pull, installation: int
) -> None:
    other = forge.create_repository("octo/other")
    open_pull(other, "draft")
    forge.create_repository("octo/idle")

    everywhere = pulls_reached(client, InstallationRef(installation, ()))
    named = pulls_reached(client, InstallationRef(installation, ("octo/other",)))

    assert {ref.repository for ref in everywhere} == {NAME, "octo/other"}
    assert {ref.repository for ref in named} == {"octo/other"}
    assert not any(exchange.path == "/repos/octo/idle/pulls" for exchange in forge.exchanges)


def test_only_what_changed_lately_is_found_when_asked(
    client: Client, forge: Forge, repository: Repository, pull: Pull, installation: int
) -> None:
    pull.updated_at -= timedelta(days=4)
    fresh = open_pull(repository, "fresh")

    since = forge.clock() - timedelta(days=3)

    assert numbers(pulls_reached(client, InstallationRef(installation, ()), since)) == [fresh.number]


def test_an_installation_in_trouble_does_not_hide_the_others(app: App, forge: Forge, pull: Pull) -> None:
    other = forge.create_repository("hexa/blog")
    open_pull(other, "draft")
    troubled = forge.installation_of(other)
    assert troubled is not None
    forge.faults.add("POST", f"/installations/{troubled.id}/access_tokens", status=503)

    assert [ref.repository for ref in pulls_everywhere(app)] == [NAME]
