"""A roster in one line."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from types import ModuleType
from typing import Any

from bot.model.site import Author, Login
from bot.reviewers._directory import Directory
from bot.reviewers._roster import Roster
from bot.reviewers._settings import Reviewers

TODAY = date(2026, 5, 14)
PARTS = frozenset({"paths", "types", "loads", "readings", "named", "redrawn"})


def roster(
    *authors: Author,
    number: int = 0,
    teams: dict[str, list[str]] | None = None,
    people: tuple[Author, ...] = (),
    owners: str = "",
    **given: Any,
) -> Roster:
    """``people`` are those whom the site knows beside the authors, ``owners`` its CODEOWNERS.

    ``given`` are other parts of the roster by their names, and settings by theirs.
    """
    members = {name: tuple(Login(login) for login in logins) for name, logins in (teams or {}).items()}
    parts = {name: value for name, value in given.items() if name in PARTS}
    settings = Reviewers.model_validate({name: value for name, value in given.items() if name not in PARTS})
    directory = Directory(TODAY, {author.id: author for author in (*authors, *people)})
    return Roster(number, authors, settings, members, code_owners=owners, directory=directory, **parts)


def proposed(strategy: ModuleType, given: Roster) -> list[str]:
    return [f"{found.login}: {found.reason.in_english()}" for found in _candidates(strategy, given)]


def _candidates(strategy: ModuleType, given: Roster) -> Iterable[Any]:
    found: Iterable[Any] = strategy.candidates(given)
    return found
