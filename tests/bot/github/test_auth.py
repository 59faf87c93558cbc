from __future__ import annotations

from datetime import timedelta

import pytest

from bot.github.auth import App
from bot.github.errors import Gone
from bot.model.errors import RetryLater
from forge import Forge, Repository
from tests.bot.github.conftest import NAME
from tests.stories.settings import settings


def requests(forge: Forge, path: str) -> int:
    return sum(exchange.path.endswith(path) for exchange in forge.exchanges)


def test_the_jobs_of_an_installation_share_one_token(forge: Forge, app: App, installation: int) -> None:
    for _ in range(3):
        with app.client(installation) as client:
            client.repository(NAME).complete()

    assert requests(forge, "/access_tokens") == 1


def test_the_bot_finds_out_its_own_id_once(forge: Forge, app: App, installation: int) -> None:
    for _ in range(2):
        with app.client(installation) as client:
            assert client.bot_id == forge.app.bot.id

    assert requests(forge, "/users/copydesk[bot]") == 1


def test_a_token_that_ends_soon_is_replaced(forge: Forge, app: App, installation: int) -> None:
    forge_clock, forge.clock = forge.clock, lambda: forge_clock() - timedelta(minutes=56)
    with app.client(installation):
        pass
    forge.clock = forge_clock
    with app.client(installation):
        pass

    assert requests(forge, "/access_tokens") == 2


def test_a_token_that_was_revoked_is_replaced_at_the_next_attempt(forge: Forge, app: App, installation: int) -> None:
    with app.client(installation):
        pass
    forge.tokens.clear()

    with pytest.raises(RetryLater), app.client(installation) as client:
        client.repository(NAME).complete()
    with app.client(installation) as client:
        assert client.repository(NAME).complete().full_name == NAME


def test_an_installation_that_was_removed_is_gone(forge: Forge, app: App, repository: Repository) -> None:
    with pytest.raises(Gone), app.client(4711):
        pass


def test_an_installation_that_is_suspended_is_gone(forge: Forge, app: App, installation: int) -> None:
    forge.faults.add("POST", "/access_tokens$", status=403, body={"message": "This installation has been suspended"})

    with pytest.raises(Gone), app.client(installation):
        pass


def test_the_installation_of_a_repository_is_found_by_its_name(app: App, installation: int) -> None:
    assert app.installation_of(NAME) == installation


def test_a_repository_without_the_app_has_no_installation(app: App, forge: Forge, repository: Repository) -> None:
    forge.create_repository("octo/other", install=False)

    with pytest.raises(Gone):
        app.installation_of("octo/other")


@pytest.mark.parametrize("status", [500, 502, 503])
def test_a_read_is_tried_again_at_once(forge: Forge, app: App, installation: int, status: int) -> None:
    forge.faults.add("GET", f"^/repos/{NAME}$", status=status, times=2)

    with app.client(installation) as client:
        assert client.repository(NAME).complete().full_name == NAME


def test_a_read_that_keeps_failing_is_left_to_the_engine(forge: Forge, app: App, installation: int) -> None:
    forge.faults.add("GET", f"^/repos/{NAME}$", status=502, times=9)

    with pytest.raises(RetryLater), app.client(installation) as client:
        client.repository(NAME).complete()


def test_a_write_is_never_tried_again_by_the_client(forge: Forge, app: App, installation: int) -> None:
    forge.faults.add("POST", "/labels$", status=502, after_commit=True)

    with pytest.raises(RetryLater), app.client(installation) as client:
        client.repository(NAME).create_label("urgent", "ff0000")

    assert requests(forge, "/labels") == 1


def test_a_rate_limit_says_how_long_to_wait(forge: Forge, app: App, installation: int) -> None:
    forge.faults.add("GET", f"^/repos/{NAME}$", status=403, headers={"Retry-After": "37"})

    with pytest.raises(RetryLater) as later, app.client(installation) as client:
        client.repository(NAME).complete()

    assert later.value.seconds == 37


def test_a_rate_limit_that_does_not_say_waits_a_minute(forge: Forge, app: App, installation: int) -> None:
    forge.faults.add("GET", f"^/repos/{NAME}$", status=429)

    with pytest.raises(RetryLater) as later, app.client(installation) as client:
        client.repository(NAME).complete()

    assert later.value.seconds == 60


def test_the_hourly_limit_waits_until_it_is_lifted(forge: Forge, app: App, installation: int) -> None:
    with app.client(installation) as client:
        client.repository(NAME).complete()
    forge.limits.requests_per_hour = 1

    with pytest.raises(RetryLater) as later, app.client(installation) as client:
        client.repository(NAME).complete()

    assert 3000 < later.value.seconds <= 3601


def test_github_out_of_reach_is_a_reason_to_wait(forge: Forge, installation: int) -> None:
    nowhere = settings(forge).model_copy(update={"github_api_url": "http://127.0.0.1:9"})

    with pytest.raises(RetryLater, match="could not be reached"), App(nowhere).client(installation):
        pass
