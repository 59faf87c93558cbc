"""The app over HTTP: credentials, installations, tokens, deliveries."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import github
import pytest

from forge import Forge, ForgeServer, Pull, Repository
from tests.forge.conftest import Hooks, app_auth, client


def test_the_app_knows_itself(integration: github.GithubIntegration, forge: Forge) -> None:
    app = integration.get_app()
    assert (app.id, app.slug) == (forge.app.id, "copydesk")


def test_installations_are_listed_and_found_by_repository(
    integration: github.GithubIntegration, forge: Forge, blog: Repository
) -> None:
    place = forge.install(blog)
    assert [each.id for each in integration.get_installations()] == [place]
    assert integration.get_repo_installation("octo", "blog").id == place
    assert integration.get_app_installation(place).target_type == "Organization"


def test_a_repository_without_the_app_has_no_installation(integration: github.GithubIntegration, forge: Forge) -> None:
    forge.create_repository("octo/other", install=False)
    with pytest.raises(github.UnknownObjectException):
        integration.get_repo_installation("octo", "other")


def test_a_token_opens_the_repositories_of_its_installation(api: github.Github, forge: Forge) -> None:
    _, body = api.requester.requestJsonAndCheck("GET", "/installation/repositories")
    assert [each["full_name"] for each in body["repositories"]] == ["octo/blog"]


def test_a_token_may_hold_fewer_permissions(integration: github.GithubIntegration, forge: Forge, pull: Pull) -> None:
    place = forge.install(pull.repository)
    token = integration.get_access_token(place, {"issues": "read"}).token
    reader = github.Github(auth=github.Auth.Token(token), base_url=forge.api_url, retry=None)
    issue = reader.get_repo("octo/blog").get_issue(1)
    with pytest.raises(github.GithubException, match="not accessible by integration"):
        issue.create_comment("no")


def test_a_token_dies_after_an_hour(forge: Forge, server: ForgeServer, blog: Repository) -> None:
    token = forge.create_installation_token(forge.installations[forge.install(blog)])
    api = github.Github(auth=github.Auth.Token(token.value), base_url=forge.api_url, retry=None)
    assert api.get_repo("octo/blog").id == blog.id
    forge.clock = lambda: datetime.now(UTC) + timedelta(minutes=61)
    with pytest.raises(github.BadCredentialsException):
        api.get_repo("octo/blog")


def test_a_jwt_signed_with_another_key_is_refused(
    forge: Forge, server: ForgeServer, blog: Repository, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = Forge(tmp_path_factory.mktemp("other"))
    auth = github.Auth.AppAuth(forge.app.id, other.app.private_key_pem)
    with pytest.raises(github.GithubException) as caught:
        github.GithubIntegration(auth=auth, base_url=server.api_url, retry=None).get_app()
    assert caught.value.status == 401


def test_a_jwt_of_another_app_is_refused(forge: Forge, server: ForgeServer) -> None:
    auth = github.Auth.AppAuth(forge.app.id + 1, forge.app.private_key_pem)
    with pytest.raises(github.GithubException) as caught:
        github.GithubIntegration(auth=auth, base_url=server.api_url, retry=None).get_app()
    assert caught.value.status == 401


def test_without_credentials_nothing_is_answered(forge: Forge, server: ForgeServer, blog: Repository) -> None:
    with pytest.raises(github.GithubException) as caught:
        github.Github(base_url=server.api_url, retry=None).get_repo("octo/blog")
    assert caught.value.status == 401


def test_a_private_repository_is_hidden_from_other_installations(
    forge: Forge, server: ForgeServer, blog: Repository
) -> None:
    forge.create_repository("hidden/diary", private=True, install=False)
    with pytest.raises(github.UnknownObjectException):
        client(forge, forge.install(blog)).get_repo("hidden/diary")


def test_writing_needs_the_app_in_the_repository(forge: Forge, server: ForgeServer, blog: Repository) -> None:
    other = forge.create_repository("octo/other", install=False)
    other.commit("draft", {"a.md": "a"})
    other.open_pull("draft")
    issue = client(forge, forge.install(blog)).get_repo("octo/other").get_issue(1)
    with pytest.raises(github.GithubException) as caught:
        issue.create_comment("no")
    assert caught.value.status == 403


def test_failed_deliveries_are_listed_and_redelivered_under_the_same_guid(
    integration: github.GithubIntegration, forge: Forge, blog: Repository, hooks: Hooks
) -> None:
    forge.webhooks.lose(1)
    blog.commit("main", {"a.md": "a"})
    forge.drain()
    _, failed = integration.requester.requestJsonAndCheck("GET", "/app/hook/deliveries?status=failure&per_page=1")
    assert [(each["event"], each["status_code"]) for each in failed] == [("push", 0)]
    _, detail = integration.requester.requestJsonAndCheck("GET", f"/app/hook/deliveries/{failed[0]['id']}")
    assert detail["request"]["payload"]["ref"] == "refs/heads/main"
    integration.requester.requestJsonAndCheck("POST", f"/app/hook/deliveries/{failed[0]['id']}/attempts")
    forge.drain()
    guids = [headers["X-Github-Delivery"] for headers, _ in hooks.requests]
    assert failed[0]["guid"] in guids
    _, newest = integration.requester.requestJsonAndCheck("GET", "/app/hook/deliveries?per_page=1")
    assert (newest[0]["guid"], newest[0]["redelivery"], newest[0]["status"]) == (failed[0]["guid"], True, "OK")


def test_deliveries_are_paged_by_cursor(
    integration: github.GithubIntegration, forge: Forge, blog: Repository, hooks: Hooks
) -> None:
    for number in range(3):
        blog.commit("main", {"a.md": str(number)})
    forge.drain()
    headers, first = integration.requester.requestJsonAndCheck("GET", "/app/hook/deliveries?per_page=4")
    address = headers["link"].partition(">")[0].removeprefix("<").removeprefix(forge.api_url)
    headers, second = integration.requester.requestJsonAndCheck("GET", address)
    assert [each["id"] for each in first + second] == [each.id for each in reversed(forge.deliveries)]
    assert "link" not in headers


def test_a_suspended_installation_gets_no_token(
    integration: github.GithubIntegration, forge: Forge, blog: Repository
) -> None:
    forge.suspend(blog)
    place = integration.get_repo_installation("octo", "blog")
    assert place.suspended_at is not None
    with pytest.raises(github.GithubException, match="suspended"):
        integration.get_access_token(place.id)
    forge.unsuspend(blog)
    assert integration.get_access_token(place.id).token


def test_the_app_itself_reads_no_repository(forge: Forge, server: ForgeServer, blog: Repository) -> None:
    with pytest.raises(github.GithubException) as caught:
        github.Github(auth=app_auth(forge), base_url=server.api_url, retry=None).get_repo("octo/blog")
    assert caught.value.status == 401
