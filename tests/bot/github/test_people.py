from __future__ import annotations

import pytest

from bot.config import Config
from bot.github.auth import App
from bot.github.client import Client
from bot.github.people import KnownPeople, known, loads, readings, team_members, unaskable
from bot.github.trees import tree
from bot.model.errors import RetryLater
from bot.model.people import Load, Reading
from bot.model.post import PostPath
from bot.model.site import AuthorId, Login
from bot.text.post import read_post
from forge import Forge, Pull, Repository
from tests.bot.github.conftest import NAME


def test_only_collaborators_can_be_asked(client: Client, forge: Forge, repository: Repository) -> None:
    repository.add_collaborator("grace", "read")
    forge.add_user("stranger")
    asked = [Login("grace"), Login("stranger"), Login("nobody-of-that-name")]

    assert unaskable(client.repository(NAME), asked) == {"stranger", "nobody-of-that-name"}


def test_a_rate_limit_is_not_taken_for_a_no(forge: Forge, app: App, installation: int, repository: Repository) -> None:
    repository.add_collaborator("grace", "write")
    forge.faults.add("GET", "/collaborators/grace$", status=403, headers={"Retry-After": "9"})

    with pytest.raises(RetryLater), app.client(installation) as client:
        unaskable(client.repository(NAME), [Login("grace")])


def test_the_members_of_a_team_are_found(client: Client, forge: Forge) -> None:
    forge.add_team("octo", "editors", ["grace", "ada"])

    assert team_members(client, {"octo/editors"}) == (("octo/editors", (Login("ada"), Login("grace"))),)


def test_a_team_that_cannot_be_seen_has_no_members(client: Client, forge: Forge) -> None:
    forge.add_team("octo", "secret", ["grace"])
    forge.faults.add("GET", "/teams/secret/members", status=403, body={"message": "Resource not accessible"})

    assert team_members(client, {"octo/secret", "octo/no-such-team"}) == (
        ("octo/no-such-team", ()),
        ("octo/secret", ()),
    )


def test_open_requests_are_counted_in_all_repositories_but_not_those_of_the_pull_request_itself(
    client: Client, forge: Forge, repository: Repository, pull: Pull
) -> None:
    for login in ("Grace", "alan"):
        repository.add_collaborator(login, "read")
    pull.request_reviewers(by="ada", logins=["Grace", "alan"])
    other = forge.create_repository("octo/other", {"README.md": "Other.\n"})
    other.add_collaborator("Grace", "read")
    other.commit("more", {"a.md": "A.\n"}, author="ada")
    there = other.open_pull("more", author="ada")
    there.request_reviewers(by="ada", logins=["Grace"])

    assert loads(client, NAME, pull.number) == (Load(Login("Grace"), 1),)
    assert loads(client, "octo/other", there.number) == (Load(Login("alan"), 1), Load(Login("Grace"), 1))


def test_who_reviewed_an_authors_merged_posts_is_remembered(client: Client, repository: Repository) -> None:
    post, draft = "_posts/2026-02-02-a.md", "_posts/2026-02-03-b.md"
    for number, path in enumerate((post, draft)):
        repository.commit(f"post-{number}", {path: "---\nauthors: [ada.lovelace]\n---\nText.\n"}, author="ada")
        pull = repository.open_pull(f"post-{number}", author="ada")
        pull.review("grace", "APPROVED")
        pull.review("ada", "COMMENTED")
        if path == post:
            pull.merge(by="ada")
    base = tree(client, client.repository(NAME), repository.branches["main"])
    authors = {AuthorId("ada.lovelace"), AuthorId("nobody")}

    def is_post(path: str) -> bool:
        return path.startswith("_posts/")

    found = readings(client, NAME, base, authors, is_post)
    assert found == (Reading(Login("grace"), AuthorId("ada.lovelace"), 1),)
    forge = repository.forge
    before = len(forge.exchanges)
    assert readings(client, NAME, base, authors, is_post) == found
    assert len(forge.exchanges) == before + 1


def test_nothing_is_asked_that_the_configuration_does_not_need(client: Client, forge: Forge, pull: Pull) -> None:
    post = read_post(PostPath("_posts/2026-02-01-second.md"), b"---\nauthors: ada\n---\nText.\n")
    before = len(forge.exchanges)
    assert known(client, NAME, pull.number, {}, Config.of({}), [post], lambda path: True) == KnownPeople()
    assert known(client, NAME, pull.number, {}, Config.of({}), [], lambda path: True) == KnownPeople()
    assert len(forge.exchanges) == before


def test_the_teams_that_own_a_post_are_looked_up(client: Client, forge: Forge, repository: Repository) -> None:
    forge.add_team("octo", "editors", ["grace"])
    repository.commit("main", {".github/CODEOWNERS": "_posts/ @octo/editors @bob\n"}, author="ada")
    base = tree(client, client.repository(NAME), repository.branches["main"])
    post = read_post(PostPath("_posts/2026-02-01-second.md"), b"Text.\n")
    config = Config.of({"reviewers": {"code_owners": True}})

    found = known(client, NAME, 1, base, config, [post], lambda path: True)
    assert found.code_owners is not None
    assert found.teams == (("octo/editors", (Login("grace"),)),)
