"""Who acts on the forge: people, organizations, teams and the app's bot."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Kind(StrEnum):
    """The `type` of an account, as the REST API spells it."""

    USER = "User"
    ORGANIZATION = "Organization"
    BOT = "Bot"


class Permission(StrEnum):
    """The role of a person on a repository, weakest first.

    https://docs.github.com/organizations/managing-user-access-to-your-organizations-repositories/managing-repository-roles/repository-roles-for-an-organization
    """

    NONE = "none"
    READ = "read"
    TRIAGE = "triage"
    WRITE = "write"
    MAINTAIN = "maintain"
    ADMIN = "admin"

    @property
    def rank(self) -> int:
        """Where the role stands among all of them: 0 for none, 5 for admin."""
        return list(Permission).index(self)

    @property
    def legacy(self) -> str:
        """The coarser name that the `permission` field keeps for old clients: triage reads, maintain writes."""
        return {Permission.TRIAGE: "read", Permission.MAINTAIN: "write"}.get(self, self.value)


@dataclass(eq=False, slots=True)
class Account:
    """A person, an organization or a bot. Logins compare without case, as on GitHub."""

    id: int
    login: str
    kind: Kind
    created_at: datetime
    name: str | None = None

    @property
    def email(self) -> str:
        """The address that hides the real one, as GitHub writes it into commits made on the web."""
        return f"{self.id}+{self.login}@users.noreply.github.com"


@dataclass(eq=False, slots=True)
class Team:
    """A team of an organization. Its members hold `permission` on every repository of the organization."""

    id: int
    organization: Account
    slug: str
    permission: Permission = Permission.WRITE
    members: list[Account] = field(default_factory=list)
