"""The settings: every problem at once, no secret shown, every setting documented."""

from __future__ import annotations

import logging
import os
import traceback
from pathlib import Path

import pytest
from inline_snapshot import snapshot

from bot import settings
from bot.settings import Settings, SettingsError

KEY = "-----BEGIN RSA PRIVATE KEY-----\nc2VjcmV0LWtleQ==\n-----END RSA PRIVATE KEY-----\n"
SECRETS = ("first-secret", "second-secret", "c2VjcmV0LWtleQ", "database-password")


@pytest.fixture(autouse=True)
def _complete(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("COPYDESK_") or name == "GAE_ENV"]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("COPYDESK_GITHUB_APP_ID", "17")
    monkeypatch.setenv("COPYDESK_GITHUB_PRIVATE_KEY", KEY)
    monkeypatch.setenv("COPYDESK_WEBHOOK_SECRET", "first-secret")


def problems() -> list[str]:
    with pytest.raises(SettingsError) as caught:
        Settings.load()
    return caught.value.problems


def test_three_settings_are_enough() -> None:
    assert Settings.load().model_dump(
        exclude={"github_private_key", "webhook_secret"}, exclude_unset=False
    ) == snapshot(
        {
            "database_url": "sqlite:///var/copydesk.db",
            "github_api_url": "https://api.github.com",
            "github_app_id": 17,
            "github_private_key_file": None,
            "webhook_secret_previous": None,
            "app_slug": "copydesk",
            "check_links": True,
            "onboarding": True,
            "run_jobs": True,
            "settle_seconds": 1.0,
            "poll_seconds": 0.2,
            "concurrency": 8,
            "writes_per_minute": 80,
            "sweep_cron": "*/15 * * * *",
            "host": "127.0.0.1",
            "port": 8080,
            "log_level": "INFO",
        }
    )


def test_every_problem_is_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COPYDESK_GITHUB_PRIVATE_KEY")
    monkeypatch.delenv("COPYDESK_WEBHOOK_SECRET")
    monkeypatch.setenv("COPYDESK_GITHUB_APP_ID", "our app")
    monkeypatch.setenv("COPYDESK_GITHUB_API_URL", "github.com")
    monkeypatch.setenv("COPYDESK_DATABASE_URL", "mysql://host/name")
    monkeypatch.setenv("COPYDESK_SWEEP_CRON", "hourly")
    monkeypatch.setenv("COPYDESK_SETTLE_SECONDS", "-1")
    monkeypatch.setenv("COPYDESK_WEBHOOK_SECRET_PREVIOUS", "  ")
    assert problems() == snapshot(
        [
            "COPYDESK_DATABASE_URL must begin with sqlite:/// and a file, or with postgresql://.",
            "COPYDESK_GITHUB_API_URL must be an http or https address, such as https://api.github.com.",
            "COPYDESK_GITHUB_APP_ID must be a whole number.",
            "COPYDESK_GITHUB_PRIVATE_KEY is missing: set it to the app's private key (PEM), or COPYDESK_GITHUB_PRIVATE_KEY_FILE.",
            "COPYDESK_WEBHOOK_SECRET is missing. docs/operations.md says what it is for.",
            "COPYDESK_WEBHOOK_SECRET_PREVIOUS must not be blank.",
            "COPYDESK_SETTLE_SECONDS must be greater than or equal to 0.",
            "COPYDESK_SWEEP_CRON must be five cron fields, such as */15 * * * *.",
        ]
    )


def test_an_empty_variable_counts_as_unset(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COPYDESK_WEBHOOK_SECRET", "")
    monkeypatch.setenv("COPYDESK_WEBHOOK_SECRET_PREVIOUS", "")
    assert problems() == snapshot(["COPYDESK_WEBHOOK_SECRET is missing. docs/operations.md says what it is for."])


def test_sqlite_is_refused_on_app_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GAE_ENV", "standard")
    assert problems() == snapshot(
        ["COPYDESK_DATABASE_URL must be a postgresql:// address on App Engine, which has no disk that lasts."]
    )


def test_postgres_is_accepted_on_app_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GAE_ENV", "standard")
    monkeypatch.setenv("COPYDESK_DATABASE_URL", "postgresql://desk@db/desk")
    assert Settings.load().database_url == "postgresql://desk@db/desk"


def test_the_private_key_may_lie_in_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("COPYDESK_GITHUB_PRIVATE_KEY")
    file = tmp_path / "key.pem"
    file.write_text(KEY)
    monkeypatch.setenv("COPYDESK_GITHUB_PRIVATE_KEY_FILE", str(file))
    assert Settings.load().github_private_key.get_secret_value() == KEY


def test_a_missing_key_file_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COPYDESK_GITHUB_PRIVATE_KEY")
    monkeypatch.setenv("COPYDESK_GITHUB_PRIVATE_KEY_FILE", "/nowhere/key.pem")
    assert problems() == snapshot(
        ["COPYDESK_GITHUB_PRIVATE_KEY cannot be read from /nowhere/key.pem: No such file or directory."]
    )


def test_a_private_key_on_one_line_is_understood(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COPYDESK_GITHUB_PRIVATE_KEY", KEY.replace("\n", "\\n"))
    assert Settings.load().github_private_key.get_secret_value() == KEY


def test_something_else_than_a_private_key_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COPYDESK_GITHUB_PRIVATE_KEY", "c2VjcmV0LWtleQ")
    assert problems() == snapshot(
        ["COPYDESK_GITHUB_PRIVATE_KEY must be a private key in PEM form, as GitHub gives it to download."]
    )


def test_two_secrets_are_valid_during_a_rotation(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COPYDESK_WEBHOOK_SECRET_PREVIOUS", "second-secret")
    assert [secret.get_secret_value() for secret in Settings.load().webhook_secrets] == [
        "first-secret",
        "second-secret",
    ]


def test_no_secret_is_shown(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    monkeypatch.setenv("COPYDESK_WEBHOOK_SECRET_PREVIOUS", "second-secret")
    monkeypatch.setenv("COPYDESK_DATABASE_URL", "postgresql://desk:database-password@db/desk")
    loaded = Settings.load()
    with caplog.at_level(logging.DEBUG):
        logging.getLogger("test").info("%s %r", loaded, loaded)
    shown = f"{loaded} {loaded!r} {caplog.text}"
    assert not [secret for secret in SECRETS if secret in shown]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("COPYDESK_DATABASE_URL", "mysql://desk:database-password@db/desk"),
        ("COPYDESK_GITHUB_PRIVATE_KEY", "c2VjcmV0LWtleQ"),
        ("COPYDESK_GITHUB_APP_ID", "first-secret"),
    ],
)
def test_no_secret_is_shown_in_an_error(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as caught:
        Settings.load()
    shown = "".join(traceback.format_exception(caught.value))
    assert not [secret for secret in SECRETS if secret in shown]


def test_a_misspelt_setting_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COPYDESK_WEBHOOK_SECRET_PREVIUS", "second-secret")
    assert settings.misspelt(os.environ) == snapshot(
        [
            "COPYDESK_WEBHOOK_SECRET_PREVIUS is not a setting of Copydesk and is ignored. Did you mean COPYDESK_WEBHOOK_SECRET_PREVIOUS?"
        ]
    )


def test_every_setting_is_documented() -> None:
    documented = Path("docs/operations.md").read_text()
    assert [name for name in settings.variables() if f"`{name}`" not in documented] == []


def test_a_misspelt_name_is_told_with_the_setting_that_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COPYDESK_WEBHOOK_SECRET")
    monkeypatch.setenv("COPYDESK_WEBHOOK_SECERT", "first-secret")
    assert problems() == snapshot(
        [
            "COPYDESK_WEBHOOK_SECRET is missing. docs/operations.md says what it is for.",
            "COPYDESK_WEBHOOK_SECERT is not a setting of Copydesk and is ignored. Did you mean COPYDESK_WEBHOOK_SECRET?",
        ]
    )


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("CONCURRENCY", "many", "must be a whole number."),
        ("POLL_SECONDS", "soon", "must be a number."),
        ("CHECK_LINKS", "perhaps", "must be true or false."),
        ("APP_SLUG", "copy desk", "must have letters, digits and hyphens alone."),
        ("LOG_LEVEL", "loud", "must be 'DEBUG', 'INFO', 'WARNING' or 'ERROR'."),
        ("PORT", "99999", "must be less than or equal to 65535."),
    ],
)
def test_what_a_setting_must_be_is_said_in_plain_words(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, said: str
) -> None:
    monkeypatch.setenv(f"COPYDESK_{name}", value)
    assert problems() == [f"COPYDESK_{name} {said}"]
