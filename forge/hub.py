"""The forge as a whole: the one object that tests, stories and the sandbox hold."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import timedelta
from itertools import count
from pathlib import Path
from threading import RLock
from typing import Any

from forge import events, validation
from forge.accounts import Account, Kind, Permission, Team
from forge.app import TOKEN_LIFETIME, App, Installation, Token
from forge.clock import Clock, now_utc
from forge.exchange import Exchange
from forge.faults import Faults
from forge.git import GitStore
from forge.limits import Limits
from forge.locking import locked
from forge.repository import Repository
from forge.webhooks import Delivery, Webhooks

BOT_ID = 41_898_282
KEPT_EXCHANGES = 10_000
"""A sandbox may run for days; older exchanges are forgotten."""


class Forge:
    """A small GitHub in this process. Its git repositories live under `root`; everything else in memory.

    Safe to use from several threads: one lock serialises all changes. `clock` gives the present in an aware datetime.
    """

    def __init__(self, root: Path, clock: Clock = now_utc) -> None:
        self.root = root
        self.clock = clock
        self.url = "http://127.0.0.1"
        self.lock = RLock()
        self.limits = Limits()
        self.faults = Faults()
        self.exchanges: list[Exchange] = []
        self.violations: list[str] = []
        self.accounts: dict[str, Account] = {}
        self.teams: list[Team] = []
        self.repositories: dict[str, Repository] = {}
        self.installations: dict[int, Installation] = {}
        self.tokens: dict[str, Token] = {}
        self.webhooks = Webhooks(self)
        self._ids = count(1001)
        self.app = self._create_app()

    def _create_app(self) -> App:
        bot = Account(BOT_ID, "copydesk[bot]", Kind.BOT, self.clock())
        self.accounts[bot.login] = bot
        return App(self.next_id(), self.add_user("copydesk-owner"), bot, self.clock())

    @property
    def api_url(self) -> str:
        """The base address of the REST API, for clients: `Github(base_url=forge.api_url)`."""
        return f"{self.url}/api"

    def next_id(self) -> int:
        """A number that no other object of the forge has; later objects have greater ones."""
        return next(self._ids)

    def close(self) -> None:
        """Stop delivering webhooks."""
        self.webhooks.close()

    # Accounts

    def find_account(self, login: str) -> Account | None:
        """The account of that login, whatever its case."""
        return self.accounts.get(login.lower())

    @locked
    def account(self, login: str) -> Account:
        """The account of that login; a person who is not known yet signs up on the spot."""
        return self.find_account(login) or self.add_user(login)

    def account_by_email(self, email: str) -> Account | None:
        """Whose commit it is, from the address in the commit."""
        login = email.partition("@")[0].rpartition("+")[2]
        return self.find_account(login)

    @locked
    def add_user(self, login: str, name: str | None = None) -> Account:
        """Sign a person up."""
        return self._add_account(login, Kind.USER, name)

    @locked
    def add_organization(self, login: str) -> Account:
        """Found an organization."""
        return self._add_account(login, Kind.ORGANIZATION, None)

    def _add_account(self, login: str, kind: Kind, name: str | None) -> Account:
        if login.lower() in self.accounts:
            raise ValueError(f"There is an account {login!r} already.")
        account = Account(self.next_id(), login, kind, self.clock(), name)
        self.accounts[login.lower()] = account
        return account

    @locked
    def add_team(
        self, organization: str, slug: str, members: list[str] | tuple[str, ...], permission: str = "write"
    ) -> Team:
        """Form a team. Its members hold that role on every repository of the organization."""
        owner = self.account(organization)
        team = Team(self.next_id(), owner, slug, Permission(permission), [self.account(each) for each in members])
        self.teams.append(team)
        return team

    def teams_of(self, organization: Account) -> list[Team]:
        """The teams of an organization."""
        return [team for team in self.teams if team.organization is organization]

    # Repositories

    @locked
    def create_repository(
        self,
        full_name: str,
        files: Mapping[str, str | bytes] | None = None,
        private: bool = False,
        install: bool = True,
    ) -> Repository:
        """A repository with one commit on `main`, and the app installed in it unless told otherwise.

        An owner who is not known yet becomes an organization.
        """
        login, _, name = full_name.partition("/")
        owner = self.find_account(login) or self.add_organization(login)
        git = GitStore(self.root / owner.login / f"{name}.git")
        repository = Repository(self, owner, name, git, private, None)
        author = repository.maintainer()
        sha = git.write_commit(
            None, dict(files or {"README.md": f"# {name}\n"}), "Initial commit", author, self.clock()
        )
        git.set_ref(f"{repository.prefix}main", sha)
        self.add_repository(repository)
        if install:
            self.install(repository)
        return repository

    def add_repository(self, repository: Repository) -> None:
        """Make a repository known. Raises ValueError when the name is taken."""
        key = repository.full_name.lower()
        if key in self.repositories:
            raise ValueError(f"There is a repository {repository.full_name!r} already.")
        self.repositories[key] = repository

    def repository(self, full_name: str) -> Repository:
        """The repository of that name. Raises KeyError."""
        return self.repositories[full_name.lower()]

    def repository_by_id(self, repository_id: int) -> Repository | None:
        """The repository of that id."""
        return next((each for each in self.repositories.values() if each.id == repository_id), None)

    # The app

    @locked
    def install(self, repository: Repository) -> int:
        """Give the app access to a repository and answer the installation's id. There is one per owner."""
        place = next((each for each in self.installations.values() if each.account is repository.owner), None)
        if place is None:
            place = Installation(self.next_id(), repository.owner, self.clock(), [repository.id])
            self.installations[place.id] = place
            events.installation(self, place, "created", [repository])
        elif repository.id not in place.repository_ids:
            place.repository_ids.append(repository.id)
            events.installation_repositories(self, place, [repository], [])
        return place.id

    @locked
    def uninstall(self, repository: Repository) -> None:
        """Take the app's access to a repository away, and its installation with the last one."""
        place = self.installation_of(repository)
        if place is None:
            return
        place.repository_ids.remove(repository.id)
        if place.repository_ids:
            events.installation_repositories(self, place, [], [repository])
        else:
            events.installation(self, place, "deleted", [repository])
            del self.installations[place.id]

    @locked
    def suspend(self, repository: Repository) -> None:
        """Suspend the installation that covers a repository: it gets no tokens until `unsuspend`."""
        place = self.installation_of(repository)
        if place and not place.suspended_at:
            place.suspended_at = self.clock()
            events.installation(self, place, "suspend", [repository])

    @locked
    def unsuspend(self, repository: Repository) -> None:
        """Take the suspension back."""
        place = self.installation_of(repository)
        if place and place.suspended_at:
            place.suspended_at = None
            events.installation(self, place, "unsuspend", [repository])

    def installation_of(self, repository: Repository) -> Installation | None:
        """The installation that covers a repository."""
        return next((each for each in self.installations.values() if repository.id in each.repository_ids), None)

    @locked
    def create_installation_token(self, place: Installation, permissions: dict[str, str] | None = None) -> Token:
        """A token for one hour, with the app's permissions or fewer."""
        expires = self.clock() + TOKEN_LIFETIME
        granted = {**(permissions or self.app.permissions), "metadata": "read"}
        token = Token(f"ghs_{secrets.token_hex(18)}", self.app.bot, place, expires, granted)
        self.tokens[token.value] = token
        return token

    @locked
    def create_token(self, login: str, lifetime: timedelta | None = None) -> str:
        """A personal access token with which a person may do all that their roles allow."""
        expires = self.clock() + lifetime if lifetime else None
        token = Token(f"ghp_{secrets.token_hex(18)}", self.account(login), None, expires, {})
        self.tokens[token.value] = token
        return token.value

    def record(self, exchange: Exchange) -> None:
        """Keep an exchange, and its violations as sentences."""
        with self.lock:
            self.exchanges.append(exchange)
            del self.exchanges[:-KEPT_EXCHANGES]
            self.violations += [f"{exchange}: {each}" for each in exchange.violations]

    # Webhooks

    @locked
    def set_webhook(self, url: str, secret: str | None = None) -> None:
        """Point the app's webhook somewhere and greet it with `ping`."""
        self.app.webhook_url = url
        if secret is not None:
            self.app.webhook_secret = secret
        events.ping(self)

    @property
    def deliveries(self) -> list[Delivery]:
        """All attempts to deliver, oldest first."""
        return self.webhooks.deliveries

    def deliver(
        self,
        event: str,
        action: str | None,
        payload: dict[str, Any],
        repository: Repository | None = None,
    ) -> Delivery | None:
        """Send any event by hand."""
        place = self.installation_of(repository) if repository else None
        return self.webhooks.send(
            event, action, payload, place.id if place else None, repository.id if repository else None
        )

    def redeliver(self, guid: str) -> Delivery:
        """Send a past delivery again under its own guid. Raises KeyError."""
        return self.webhooks.redeliver(guid)

    def drain(self, timeout: float = 10.0) -> None:
        """Wait until all webhooks are sent. Raises TimeoutError."""
        self.webhooks.drain(timeout)

    def check_webhook(self, delivery: Delivery) -> None:
        """Hold a webhook against GitHub's own description of it."""
        found = validation.webhook_errors(delivery.event, delivery.action, delivery.payload)
        with self.lock:
            self.violations += found
