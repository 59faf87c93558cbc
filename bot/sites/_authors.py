"""People as sites describe them: a file of front matter each, or a data file for all of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from os.path import splitext

from bot.model.front_matter import Value
from bot.model.site import Author, AuthorId, Login, SourceFile
from bot.sites._names import last_part
from bot.sites._values import elements, first_text, text
from bot.text.decode import decode
from bot.text.front_matter import read_front_matter
from bot.text.yaml import read_yaml

_NAMES = ("fullname", "full_name", "display_name", "name", "title")
_LOGINS = ("github", "github_username", "github_login", "github_user")
_TEAMS = ("team", "teams", "startups", "startup")

# https://docs.github.com/en/enterprise-cloud@latest/admin/managing-iam/iam-configuration-reference/username-considerations-for-external-authentication
_LOGIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})(?:_[A-Za-z0-9]{1,8})?")
_PROFILE = re.compile(r"(?:https?://)?(?:www\.)?github\.com/", re.IGNORECASE)
_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)", re.ASCII)


@lru_cache(maxsize=4096)
def author_of(source: SourceFile) -> Author:
    """The person whom a file named after them describes; of a file that can't be read, the id alone."""
    return _author(_id_of(source), source.path, read_front_matter(_written(source)).metadata)


def author_of_data(source: SourceFile) -> Author:
    """The same for a data file named after the person."""
    return _author(_id_of(source), source.path, read_yaml(_written(source)).value)


def authors_of(source: SourceFile) -> tuple[Author, ...]:
    """The people in one data file of id to details; empty when it can't be read."""
    people = read_yaml(_written(source)).value
    return tuple(
        _author(AuthorId(identity), source.path, details if isinstance(details, Mapping) else {"name": details})
        for identity, details in people.items()
    )


def _id_of(source: SourceFile) -> AuthorId:
    return AuthorId(splitext(last_part(source.path))[0])


def _written(source: SourceFile) -> str:
    return decode(source.content)[0]


def login_of(written: Value) -> Login | None:
    """A GitHub user name, written as such, after an ``@`` or as the address of a profile; None for anything else."""
    if not isinstance(written, str | int) or isinstance(written, bool):
        return None
    bare = _PROFILE.sub("", str(written).strip(), count=1).lstrip("@").partition("/")[0]
    return Login(bare) if _LOGIN.fullmatch(bare) else None


def _author(identity: AuthorId, path: str, details: Mapping[str, Value]) -> Author:
    stays = list(_stays(details))
    starts = [start for start, _ in stays if start]
    ends = [end for _, end in stays if end]
    return Author(
        id=identity,
        path=path,
        name=first_text(details, _NAMES),
        login=next(filter(None, (login_of(details.get(key)) for key in _LOGINS)), None),
        start=min(starts, default=None),
        # Somebody with a stay that has no end is still there.
        end=max(ends) if ends and len(ends) == len(stays) else None,
        teams=tuple(dict.fromkeys(team for key in _TEAMS for team in _teams(details.get(key)))),
    )


def _stays(details: Mapping[str, Value]) -> Iterator[tuple[date | None, date | None]]:
    """The stays under ``missions``, where a site keeps several, else the one from ``start`` to ``end``."""
    missions = details.get("missions")
    listed = [one for one in elements(missions) if isinstance(one, Mapping)]
    for stay in listed or [details]:
        yield _day(stay.get("start")), _day(stay.get("end"))


def _day(written: Value) -> date | None:
    found = _DAY.match(written.strip()) if isinstance(written, str) else None
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def _teams(written: Value) -> Iterator[str]:
    """Names under a key that holds one, a list of them, or a list of ``name: details``."""
    for one in elements(written) or [written]:
        for name in one if isinstance(one, Mapping) else [one]:
            if found := text(name):
                yield found
