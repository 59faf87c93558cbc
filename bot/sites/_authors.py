"""People as sites describe them: a file of front matter each, or a data file for all of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from os.path import splitext

from bot.model.front_matter import Value
from bot.model.site import Author, AuthorId, Login, SourceFile
from bot.sites._data import ENDINGS, mapping_of
from bot.sites._names import MARKUP, extension, last_part, may_be_post
from bot.sites._values import elements, first_text, part, text
from bot.text.decode import decode
from bot.text.front_matter import read_front_matter

_FOLDER = "authors"
_INDEX = ("index", "_index")
_PAGES = MARKUP | {".mdx"}

_NAMES = ("fullname", "full_name", "display_name", "name", "title")
_LOGINS = (
    *("github", "github_username", "github_login", "github_user", "github_handle", "github_url"),
    *("githubUsername", "githubLogin", "githubHandle", "githubUrl"),
)
_PROFILES = ("social", "socials")
_MENTORS = ("mentor", "mentors")
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
    return _author(_id_of(source), source.path, mapping_of(source))


def authors_of(source: SourceFile) -> tuple[Author, ...]:
    """The people in one data file of id to details; empty when it can't be read."""
    people = mapping_of(source)
    return tuple(
        _author(AuthorId(identity), source.path, details if isinstance(details, Mapping) else {"name": details})
        for identity, details in people.items()
    )


def files_below(files: frozenset[str], *, data: str, pages: str) -> tuple[str, ...]:
    """``<data>/authors.yml``, ``<data>/authors/<id>.yml``, ``<pages>/<id>.md``, ``<pages>/<id>/_index.md``; sorted."""
    return tuple(sorted(path for path in files if _is_data(path, data) or _is_page(path, pages)))


def read(source: SourceFile) -> tuple[Author, ...]:
    """The authors that such a file describes; none when one for several of them can't be read."""
    if extension(source.path) not in ENDINGS:
        return (author_of(source),)
    if splitext(last_part(source.path))[0] == _FOLDER:
        return authors_of(source)
    return (author_of_data(source),)


def _is_data(path: str, folder: str) -> bool:
    inside = path.removeprefix(f"{folder}/") if path.startswith(f"{folder}/{_FOLDER}") else ""
    match inside.split("/"):
        case [name]:
            return splitext(name)[0] == _FOLDER and extension(name) in ENDINGS
        case [parent, name]:
            return parent == _FOLDER and not name.startswith((".", "_")) and extension(name) in ENDINGS
        case _:
            return False


def _is_page(path: str, folder: str) -> bool:
    inside = path.removeprefix(f"{folder}/") if path.startswith(f"{folder}/") else ""
    match inside.split("/"):
        case [name]:
            return name != "" and splitext(name)[0] not in _INDEX and may_be_post(name) and extension(name) in _PAGES
        case [_, name]:
            return splitext(name)[0] in _INDEX and extension(name) in _PAGES
        case _:
            return False


def _id_of(source: SourceFile) -> AuthorId:
    """The name of a file, or that of its folder where it is the folder's own page."""
    name = splitext(last_part(source.path))[0]
    match source.path.split("/"):
        case [*_, folder, identity, _] if folder == _FOLDER and name in _INDEX:
            return AuthorId(identity)
        case _:
            return AuthorId(name)


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
        login=_login(details),
        start=min(starts, default=None),
        # Somebody with a stay that has no end is still there.
        end=max(ends) if ends and len(ends) == len(stays) else None,
        teams=tuple(dict.fromkeys(team for key in _TEAMS for team in _teams(details.get(key)))),
        mentor=next((name for key in _MENTORS for name in _teams(details.get(key))), None),
    )


def _login(details: Mapping[str, Value]) -> Login | None:
    """Under one of the usual keys, or under the same in a group of profiles."""
    groups = (details, *(part(details, key) for key in _PROFILES))
    written = (login_of(group.get(key)) for group in groups for key in _LOGINS)
    return next(filter(None, written), None)


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
