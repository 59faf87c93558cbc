"""Signing in as a GitHub App: one client for each job, its token shared by all of an installation's jobs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from threading import Lock
from typing import Any, Protocol

from github import Github, GithubException, GithubIntegration
from github.Auth import AppAuth, Token
from pydantic import SecretStr
from urllib3.util import Retry

from bot.github.client import Client, Objects
from bot.github.errors import Gone, translated
from bot.model.errors import RetryLater

TIMEOUT_SECONDS = 10

TOKEN_MARGIN = timedelta(minutes=5)
"""A token is replaced this long before it ends, so that none ends in the middle of a job."""

RETRY = Retry(
    total=2,
    backoff_factor=0.2,
    allowed_methods={"GET"},
    status_forcelist={500, 502, 503, 504},
    respect_retry_after_header=False,
    raise_on_status=False,
)
"""Reads alone are tried again here, at once: a write may have been made although its answer was lost."""


def _now() -> datetime:
    return datetime.now(UTC)


class AppSettings(Protocol):
    """The part of the settings that says who we are; :class:`bot.settings.Settings` has it."""

    @property
    def github_api_url(self) -> str: ...
    @property
    def github_app_id(self) -> int: ...
    @property
    def github_private_key(self) -> SecretStr: ...


@dataclass(frozen=True, slots=True)
class _Pass:
    token: str
    expires_at: datetime


class App:
    """The GitHub App within this process. Safe between threads; the clients that it opens are not.

    ``now`` gives the time in UTC, by which tokens end.
    """

    def __init__(self, settings: AppSettings, now: Callable[[], datetime] = _now) -> None:
        self._now = now
        self._app_id = settings.github_app_id
        self._auth = AppAuth(settings.github_app_id, settings.github_private_key.get_secret_value())
        self._options: dict[str, Any] = {
            "base_url": settings.github_api_url,
            "timeout": TIMEOUT_SECONDS,
            "user_agent": "copydesk",
            "per_page": 100,
            "retry": RETRY,
            # Waiting is the engine's, which limits the writes of each installation.
            "seconds_between_requests": None,
            "seconds_between_writes": None,
            # No request is made but those that are asked for.
            "lazy": True,
            "api_version": "2022-11-28",
        }
        self._passes: dict[int, _Pass] = {}
        self._lock = Lock()
        self._objects = Objects()
        self._bot_id: int | None = None

    @contextmanager
    def client(self, installation: int) -> Iterator[Client]:
        """A client for one job of an installation, closed at the end of it.

        Raises RetryLater and Gone for what happens with it as well, see :mod:`bot.github.errors`.
        """
        with translated():
            api = Github(auth=Token(self._token(installation)), **self._options)
            try:
                yield Client(api, self._app_id, self._own_id(api), self._objects)
            except GithubException as error:
                if error.status == 401:
                    self._forget(installation)
                    raise RetryLater(1.0, "the installation's token was refused") from error
                raise
            finally:
                api.close()

    @contextmanager
    def integration(self) -> Iterator[GithubIntegration]:
        """A client for what concerns the App itself: its installations and its webhook deliveries."""
        with translated(), GithubIntegration(auth=self._auth, **self._options) as integration:
            yield integration

    def installation_of(self, repository: str) -> int:
        """The installation that covers ``owner/name``. Raises Gone when there is none."""
        owner, _, name = repository.partition("/")
        try:
            with self.integration() as integration:
                return integration.get_repo_installation(owner, name).id
        except GithubException as error:
            if error.status == 404:
                raise Gone(f"Copydesk is not installed in {repository}") from error
            raise

    def _own_id(self, api: Github) -> int:
        """The id of the App's own user, ``<slug>[bot]``, whose comments are ours; asked for once."""
        if self._bot_id is None:
            with self.integration() as integration:
                slug = integration.get_app().slug
            self._bot_id = api.get_user(f"{slug}[bot]").id
        return self._bot_id

    def _token(self, installation: int) -> str:
        with self._lock:
            known = self._passes.get(installation)
        if known and known.expires_at - TOKEN_MARGIN > self._now():
            return known.token
        try:
            with self.integration() as integration:
                granted = integration.get_access_token(installation)
        except GithubException as error:
            if error.status == 404:
                raise Gone(f"installation {installation} is no longer there") from error
            raise
        fresh = _Pass(granted.token, granted.expires_at)
        with self._lock:
            self._passes[installation] = fresh
        return fresh.token

    def _forget(self, installation: int) -> None:
        with self._lock:
            self._passes.pop(installation, None)
