"""Who is who on one pull request, and so who may do what. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from bot.commands._command import Command, Who
from bot.config import Config
from bot.config_sections import HumanItem
from bot.model.conversation import Permission
from bot.model.site import Login
from bot.model.snapshot import Snapshot


class Cast:
    """Who is who on one pull request."""

    def __init__(self, snapshot: Snapshot, config: Config, authors: Sequence[Login]) -> None:
        self._teams = {name.lower(): members for name, members in snapshot.teams}
        self._permissions = {login.lower(): permission for login, permission in snapshot.permissions}
        self._named = self._logins(config.editors)
        self._groups: dict[Who, frozenset[str]] = {
            Who.OPENER: frozenset({snapshot.pull.opener.lower()}),
            Who.AUTHOR: frozenset(login.lower() for login in authors),
            Who.READER: frozenset(login.lower() for login in snapshot.requested | snapshot.ever_requested),
        }

    def is_(self, login: Login, who: Who) -> bool:
        permission = self._permissions.get(login.lower(), Permission.NONE)
        match who:
            case Who.ANYBODY:
                return True
            case Who.WRITER:
                return permission >= Permission.WRITE
            case Who.EDITOR if self._named:
                return login.lower() in self._named
            case Who.EDITOR:
                return permission >= Permission.WRITE
            case _:
                return login.lower() in self._groups[who]

    def may(self, login: Login, command: Command) -> bool:
        return self.is_(login, Who.EDITOR) or any(self.is_(login, who) for who in command.who)

    def may_tick(self, login: Login, item: HumanItem) -> bool:
        if self.is_(login, Who.EDITOR):
            return True
        return login.lower() in self._logins(item.by) if item.by else self.is_(login, Who.READER)

    def _logins(self, names: Sequence[str]) -> frozenset[str]:
        members = (self._teams.get(name.lower(), ()) if "/" in name else (name,) for name in names)
        return frozenset(login.lower() for each in members for login in each)
