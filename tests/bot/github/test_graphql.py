"""What GitHub's GraphQL API answers, and what it means for the work."""

from __future__ import annotations

from typing import Any

import pytest
from github import Github, GithubException

from bot.github.auth import App
from bot.github.client import Client
from bot.github.graphql import Unanswered, ask
from bot.model.errors import RetryLater
from forge import Forge, Repository
from tests.bot.github.conftest import NAME

QUERY = "query($owner: String!, $name: String!) { repository(owner: $owner, name: $name) { id } }"


def answer(forge: Forge, status: int = 200, headers: dict[str, str] | None = None, **body: Any) -> None:
    """What the next query is answered."""
    forge.faults.add("POST", "/graphql$", status=status, body=body, headers=headers or {})


def refuse(forge: Forge, message: str, **more: Any) -> None:
    answer(forge, data=None, errors=[{"message": message, **more}])


def ask_something(app: App, installation: int) -> Any:
    owner, _, name = NAME.partition("/")
    with app.client(installation) as client:
        return ask(client, QUERY, owner=owner, name=name)


def test_an_answer_is_its_data(app: App, installation: int) -> None:
    assert ask_something(app, installation)["repository"]["id"]


def test_what_is_not_there_is_said_apart(client: Client) -> None:
    with pytest.raises(Unanswered, match="Could not resolve"):
        ask(client, QUERY, owner="nobody", name="none")


def test_what_the_app_may_not_see_is_said_apart(forge: Forge, client: Client) -> None:
    refuse(forge, "Resource not accessible by integration", type="FORBIDDEN")
    with pytest.raises(Unanswered, match="not accessible"):
        ask(client, QUERY, owner="octo", name="blog")


def test_a_limit_is_waited_for_as_long_as_github_says(forge: Forge, app: App, installation: int) -> None:
    limited = [{"type": "RATE_LIMITED", "message": "API rate limit exceeded for installation ID 1."}]
    answer(forge, errors=limited)
    with pytest.raises(RetryLater) as minute:
        ask_something(app, installation)
    answer(forge, errors=limited, headers={"retry-after": "7"})
    with pytest.raises(RetryLater) as said:
        ask_something(app, installation)
    assert (minute.value.seconds, said.value.seconds) == (60.0, 7.0)


def test_the_forge_s_own_limit_is_understood(forge: Forge, app: App, installation: int) -> None:
    ask_something(app, installation)
    forge.limits.requests_per_hour = 0
    with pytest.raises(RetryLater) as limited:
        ask_something(app, installation)
    assert 60 < limited.value.seconds <= 3_601


def test_a_query_that_takes_too_long_is_tried_later(forge: Forge, app: App, installation: int) -> None:
    refuse(forge, "Something went wrong while executing your query. Please include `1A2B` when reporting this.")
    with pytest.raises(RetryLater):
        ask_something(app, installation)
    answer(forge, status=502)
    with pytest.raises(RetryLater):
        ask_something(app, installation)


def test_what_an_older_server_does_not_have_is_said_apart(forge: Forge, client: Client) -> None:
    refuse(forge, "Field 'diff' doesn't exist on type 'X'", path=["query"], extensions={"code": "undefinedField"})
    with pytest.raises(Unanswered, match="doesn't exist"):
        ask(client, QUERY, owner="octo", name="blog")


def test_any_other_refusal_is_a_mistake_of_ours(forge: Forge, app: App, installation: int) -> None:
    refuse(forge, "Field 'sandwich' doesn't exist on type 'Query'")
    with pytest.raises(GithubException):
        ask_something(app, installation)
    refuse(forge, "Requesting 101 records exceeds the limit.", type="EXCESSIVE_PAGINATION")
    with pytest.raises(GithubException):
        ask_something(app, installation)


@pytest.mark.parametrize(
    ("base", "address"),
    [
        ("https://api.github.com", "https://api.github.com/graphql"),
        ("https://git.example.org/api/v3", "https://git.example.org/api/graphql"),
        ("http://127.0.0.1:8000/api", "http://127.0.0.1:8000/api/graphql"),
    ],
)
def test_queries_go_where_the_settings_lead(base: str, address: str, repository: Repository) -> None:
    """On GitHub itself, on a server of one's own, and on the forge."""
    assert Github(base_url=base).requester.graphql_url == address
    assert repository.forge.violations == []
