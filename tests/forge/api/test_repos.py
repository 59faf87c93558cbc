"""Repositories, branches and collaborators over HTTP."""

from __future__ import annotations

import github
import pytest
from github.Repository import Repository as Client

from forge import Forge, Repository


def test_a_repository_tells_its_default_branch(repo: Client, blog: Repository) -> None:
    assert (repo.id, repo.default_branch, repo.private, repo.fork) == (blog.id, "main", False, False)


def test_a_fork_names_its_parent(api: github.Github, blog: Repository) -> None:
    blog.fork("bob")
    fork = api.get_repo("bob/blog")
    assert fork.fork
    assert fork.parent.full_name == "octo/blog"


def test_a_branch_with_a_slash_is_found(repo: Client, blog: Repository) -> None:
    sha = blog.commit("posts/second", {"a.md": "a"})
    assert repo.get_branch("posts/second").commit.sha == sha


def test_a_missing_branch_is_404(repo: Client) -> None:
    with pytest.raises(github.UnknownObjectException):
        repo.get_branch("nowhere")


@pytest.mark.parametrize("role", ["admin", "maintain", "write", "triage", "read"])
def test_each_role_has_its_legacy_permission(repo: Client, blog: Repository, role: str) -> None:
    blog.add_collaborator("eve", role)
    legacy = {"maintain": "write", "triage": "read"}.get(role, role)
    assert repo.get_collaborator_permission("eve") == legacy
    assert repo.get_collaborator_role_name("eve") == role


def test_the_public_reads_a_public_repository(repo: Client, forge: Forge) -> None:
    forge.add_user("eve")
    assert repo.get_collaborator_permission("eve") == "read"
    assert not repo.has_in_collaborators("eve")


def test_collaborators_are_known_by_name_and_by_team(repo: Client) -> None:
    assert repo.has_in_collaborators("ada")
    assert repo.has_in_collaborators("grace")


def test_a_permission_of_nobody_is_404(repo: Client) -> None:
    with pytest.raises(github.UnknownObjectException):
        repo.get_collaborator_permission("nobody")


def test_the_bot_has_a_page_of_its_own(api: github.Github, forge: Forge) -> None:
    bot = api.get_user("copydesk[bot]")
    assert (bot.id, bot.type) == (forge.app.bot.id, "Bot")


def test_an_installation_is_not_a_user(api: github.Github) -> None:
    with pytest.raises(github.GithubException) as caught:
        _ = api.get_user().login
    assert caught.value.status == 403


def test_a_person_reads_with_a_token_of_their_own(api: github.Github, forge: Forge) -> None:
    person = github.Github(auth=github.Auth.Token(forge.create_token("ada")), base_url=forge.api_url, retry=None)
    assert person.get_user().login == "ada"


def test_members_of_a_team_are_listed(api: github.Github) -> None:
    _, members = api.requester.requestJsonAndCheck("GET", "/orgs/octo/teams/editors/members")
    assert [each["login"] for each in members] == ["grace"]


def test_a_team_is_found_from_its_organization(api: github.Github) -> None:
    team = api.get_organization("octo").get_team_by_slug("editors")
    assert (team.slug, team.members_count) == ("editors", 1)
    assert [each.login for each in team.get_members()] == ["grace"]


def test_an_unknown_team_is_404(api: github.Github, forge: Forge) -> None:
    with pytest.raises(github.UnknownObjectException):
        api.get_organization("octo").get_team_by_slug("none")
    with pytest.raises(github.UnknownObjectException):
        api.get_organization("ada")


def test_the_rate_limit_goes_down(api: github.Github, repo: Client) -> None:
    before = api.get_rate_limit().resources.core.remaining
    repo.get_branch("main")
    after = api.get_rate_limit().resources.core
    assert (after.remaining, after.limit) == (before - 1, 5000)
    assert api.rate_limiting == (after.remaining, 5000)


def test_nothing_is_answered_once_the_rate_limit_is_used_up(api: github.Github, repo: Client, forge: Forge) -> None:
    forge.limits.requests_per_hour = 2
    repo.get_branch("main")
    with pytest.raises(github.RateLimitExceededException):
        repo.get_branch("main")
