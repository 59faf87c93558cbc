"""What holds for every request: the record, the description, conditional requests."""

from __future__ import annotations

import json
import urllib.request
from http.client import HTTPResponse
from typing import Any

import github
import pytest
from github.Repository import Repository as Client
from werkzeug.wrappers import Response

from forge import Forge, ForgeServer, Pull, Repository, serve


def fetch(forge: Forge, path: str, headers: dict[str, str] | None = None, **more: Any) -> HTTPResponse:
    blog = forge.repository("octo/blog")
    token = forge.create_installation_token(forge.installations[forge.install(blog)])
    named = {"Authorization": f"Bearer {token.value}", **(headers or {})}
    request = urllib.request.Request(forge.api_url + path, headers=named, **more)
    try:
        return urllib.request.urlopen(request)  # type: ignore[no-any-return]  # urlopen is typed as Any
    except urllib.error.HTTPError as error:
        return error  # type: ignore[return-value]  # an error is a response as well


def test_every_exchange_is_recorded(repo: Client, pull: Pull, forge: Forge) -> None:
    forge.exchanges.clear()
    repo.get_pull(1).create_issue_comment("Hello")
    assert [str(each) for each in forge.exchanges] == [
        "GET /repos/octo/blog/pulls/1 -> 200",
        "POST /repos/octo/blog/issues/1/comments -> 201",
    ]
    last = forge.exchanges[-1]
    assert (last.actor, last.request_body, last.response_body["body"]) == ("copydesk[bot]", {"body": "Hello"}, "Hello")


def test_what_the_description_does_not_know_is_a_violation(api: github.Github, blog: Repository, forge: Forge) -> None:
    with pytest.raises(github.UnknownObjectException):
        api.requester.requestJsonAndCheck("GET", "/repos/octo/blog/secrets")
    assert forge.violations == ["GET /repos/octo/blog/secrets -> 404: operation not in the description"]
    forge.violations.clear()


def test_an_undescribed_query_parameter_is_a_violation(api: github.Github, pull: Pull, forge: Forge) -> None:
    api.requester.requestJsonAndCheck("GET", "/repos/octo/blog/pulls/1/files?size=3")
    assert forge.violations == [
        "GET /repos/octo/blog/pulls/1/files?size=3 -> 200: query: size is not in the description"
    ]
    forge.violations.clear()


def test_a_wrong_body_is_refused_and_a_violation(api: github.Github, pull: Pull, forge: Forge) -> None:
    address = "/repos/octo/blog/issues/1/comments"
    for body in ({"body": 3}, {"body": "Hello", "colour": "red"}, {}):
        with pytest.raises(github.GithubException) as caught:
            api.requester.requestJsonAndCheck("POST", address, input=body)
        assert caught.value.status == 422
    assert [each.partition(": ")[2] for each in forge.violations] == [
        'body: body: 3 is not of type "string"',
        "body: colour is not in the description",
        'body: (root): "body" is a required property',
    ]
    assert pull.comments == []
    forge.violations.clear()


def test_broken_json_is_400(server: ForgeServer, pull: Pull, forge: Forge) -> None:
    response = fetch(forge, "/repos/octo/blog/issues/1/comments", data=b"{", method="POST")
    assert response.status == 400


def test_an_unchanged_answer_is_304_and_costs_nothing(server: ForgeServer, pull: Pull, forge: Forge) -> None:
    first = fetch(forge, "/repos/octo/blog/pulls/1")
    again = fetch(forge, "/repos/octo/blog/pulls/1", {"If-None-Match": str(first.headers["ETag"])})
    assert (again.status, again.read()) == (304, b"")
    pull.comment("bob", "Hello")
    changed = fetch(forge, "/repos/octo/blog/pulls/1", {"If-None-Match": str(first.headers["ETag"])})
    assert (changed.status, json.loads(changed.read())["comments"]) == (200, 1)
    assert changed.headers["x-ratelimit-used"] == "2"


def test_repositories_are_found_by_id(server: ForgeServer, pull: Pull, forge: Forge) -> None:
    body = json.loads(fetch(forge, f"/repositories/{pull.repository.id}/pulls/1").read())
    assert body["number"] == 1
    assert fetch(forge, f"/repositories/{pull.repository.id}").status == 200


def test_pages_are_served_beside_the_api(forge: Forge) -> None:
    pages = Response("a page", mimetype="text/plain")
    with serve(forge, pages=pages) as server:
        assert urllib.request.urlopen(f"{server.url}/octo/blog/pull/1").read() == b"a page"


def test_without_pages_there_is_only_the_api(server: ForgeServer) -> None:
    with pytest.raises(urllib.error.HTTPError) as caught:
        urllib.request.urlopen(f"{server.url}/octo/blog")
    assert caught.value.status == 404


def test_a_bug_of_the_forge_is_a_violation(
    server: ForgeServer, pull: Pull, forge: Forge, caplog: pytest.LogCaptureFixture
) -> None:
    pull.head_sha = "broken"
    assert fetch(forge, "/repos/octo/blog/pulls/1").status == 500
    assert "the forge failed" in forge.violations[0]
    assert "Traceback" in caplog.text
    forge.violations.clear()
