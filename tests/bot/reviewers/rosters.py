"""A roster in one line."""

from __future__ import annotations

from collections.abc import Iterable
from types import ModuleType
from typing import Any

from bot.model.site import Author, Login
from bot.reviewers._roster import Roster
from bot.reviewers._settings import Reviewers


def roster(*authors: Author, number: int = 0, teams: dict[str, list[str]] | None = None, **settings: Any) -> Roster:
    members = {name: tuple(Login(login) for login in logins) for name, logins in (teams or {}).items()}
    return Roster(number, authors, Reviewers.model_validate(settings), members)


def proposed(strategy: ModuleType, given: Roster) -> list[str]:
    return [f"{found.login}: {found.reason.in_english()}" for found in _candidates(strategy, given)]


def _candidates(strategy: ModuleType, given: Roster) -> Iterable[Any]:
    found: Iterable[Any] = strategy.candidates(given)
    return found
