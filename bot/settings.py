"""The settings of a running desk, from environment variables named ``COPYDESK_*``.

Every setting is explained in docs/operations.md, which a test holds.
"""

from __future__ import annotations

import difflib
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, Self
from urllib.parse import urlsplit

from croniter import croniter  # type: ignore[import-untyped]  # has no stubs
from pydantic import AfterValidator, Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

PREFIX = "COPYDESK_"

_TESTS_ONLY = f"{PREFIX}TEST_"


class SettingsError(Exception):
    """Settings are missing or wrong; ``problems`` says so for each, and never quotes a value."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


def _cron(value: str) -> str:
    if not croniter.is_valid(value, second_at_beginning=True):
        raise ValueError("must be five cron fields, such as */15 * * * *")
    return value


def _http_url(value: str) -> str:
    if urlsplit(value).scheme not in ("http", "https") or not urlsplit(value).hostname:
        raise ValueError("must be an http or https address, such as https://api.github.com")
    return value.rstrip("/")


def _store_url(value: str) -> str:
    scheme = value.partition(":")[0].partition("+")[0]
    if scheme not in ("sqlite", "postgres", "postgresql"):
        raise ValueError("must begin with sqlite:/// and a file, or with postgresql://")
    if scheme == "sqlite" and os.environ.get("GAE_ENV"):
        raise ValueError("must be a postgresql:// address on App Engine, which has no disk that lasts")
    return value


def _not_blank(secret: SecretStr) -> SecretStr:
    if not secret.get_secret_value().strip():
        raise ValueError("must not be blank")
    return secret


WebhookSecret = Annotated[SecretStr, AfterValidator(_not_blank)]


class Settings(BaseSettings):
    """What the server and the worker need to know. Secrets are shown neither here nor in errors."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
        validate_default=True,
    )

    # The address may hold a password.
    database_url: Annotated[str, AfterValidator(_store_url)] = Field(default="sqlite:///var/copydesk.db", repr=False)
    github_api_url: Annotated[str, AfterValidator(_http_url)] = "https://api.github.com"
    github_app_id: int = Field(gt=0)
    github_private_key_file: Path | None = None
    github_private_key: SecretStr = SecretStr("")
    webhook_secret: WebhookSecret
    webhook_secret_previous: WebhookSecret | None = None
    app_slug: str = Field(default="copydesk", pattern=r"^[A-Za-z0-9-]+$")
    check_links: bool = True
    onboarding: bool = True
    run_jobs: bool = True
    settle_seconds: float = Field(default=1.0, ge=0, le=60)
    poll_seconds: float = Field(default=0.2, ge=0.01, le=10)
    concurrency: int = Field(default=8, ge=1, le=64)
    writes_per_minute: int = Field(default=80, ge=5)
    sweep_cron: Annotated[str, AfterValidator(_cron)] = "*/15 * * * *"
    host: str = "127.0.0.1"
    port: int = Field(default=8080, ge=0, le=65535)
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"

    @classmethod
    def load(cls, **overrides: Any) -> Self:
        """The settings of this process; keywords win over the environment.

        Raises :class:`SettingsError` with every problem at once.
        """
        try:
            return cls(**overrides)
        except ValidationError as error:
            problems = [_in_plain_words(problem) for problem in error.errors()]
            # A name that nothing reads is often the one that is missing.
            raise SettingsError([*problems, *misspelt(os.environ)]) from None

    @field_validator("github_private_key")
    @classmethod
    def _read_private_key(cls, given: SecretStr, info: ValidationInfo) -> SecretStr:
        key = given.get_secret_value()
        file: Path | None = info.data.get("github_private_key_file")
        if not key and file is None:
            raise ValueError(f"is missing: set it to the app's private key (PEM), or {PREFIX}GITHUB_PRIVATE_KEY_FILE")
        if not key and file is not None:
            try:
                key = file.read_text("ascii")
            except (OSError, UnicodeDecodeError) as error:
                raise ValueError(f"cannot be read from {file}: {_reason(error)}") from None
        # Where a variable cannot hold a line break, a backslash and an n stand for it.
        key = key.replace("\\n", "\n")
        if not ("-----BEGIN" in key and "PRIVATE KEY-----" in key):
            raise ValueError("must be a private key in PEM form, as GitHub gives it to download")
        return SecretStr(key)

    @property
    def webhook_secrets(self) -> tuple[SecretStr, ...]:
        """The secrets that are valid now: two while one is being replaced."""
        both = (self.webhook_secret, self.webhook_secret_previous)
        return tuple(secret for secret in both if secret is not None)

    @property
    def bot_login(self) -> str:
        """The login of the app's own user, as GitHub forms it."""
        return f"{self.app_slug}[bot]"


def variables() -> list[str]:
    """The names of all environment variables that are read."""
    return [f"{PREFIX}{name.upper()}" for name in Settings.model_fields]


def misspelt(environment: Mapping[str, str]) -> list[str]:
    """One sentence for each ``COPYDESK_*`` variable that nothing reads."""
    sentences = []
    for name in sorted(environment):
        if name.startswith(PREFIX) and not name.startswith(_TESTS_ONLY) and name not in variables():
            nearest = difflib.get_close_matches(name, variables(), n=1)
            hint = f" Did you mean {nearest[0]}?" if nearest else ""
            sentences.append(f"{name} is not a setting of Copydesk and is ignored.{hint}")
    return sentences


# https://docs.pydantic.dev/latest/errors/validation_errors/
_WANTED = {
    "int_parsing": "must be a whole number",
    "float_parsing": "must be a number",
    "bool_parsing": "must be true or false",
    "string_pattern_mismatch": "must have letters, digits and hyphens alone",
}


def _in_plain_words(problem: Any) -> str:
    name = f"{PREFIX}{'_'.join(str(part) for part in problem['loc']).upper()}"
    if problem["type"] == "missing":
        return f"{name} is missing. docs/operations.md says what it is for."
    message = str(problem["msg"]).removeprefix("Value error, ").replace("Input should", "must")
    return f"{name} {_WANTED.get(problem['type'], message)}."


def _reason(error: OSError | UnicodeDecodeError) -> str:
    return error.strerror or "it cannot be opened" if isinstance(error, OSError) else "it is not text"
