from __future__ import annotations

import pytest

from bot.github.auth import App
from bot.github.client import Client
from bot.github.people import team_members, unaskable
from bot.model.errors import RetryLater
from bot.model.site import Login
from forge import Forge, Repository
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
