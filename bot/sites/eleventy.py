"""Eleventy: posts in ``posts`` or ``blog``, at the top or below ``src`` or ``content``. https://www.11ty.dev/docs/."""

from __future__ import annotations

from collections.abc import Sequence

from bot.model.front_matter import Language
from bot.model.post import PostPath
from bot.model.site import Author, AuthorId, PostKind, SiteFacts, SiteSettings, SourceFile
from bot.sites import _authors, _content, _names
from bot.sites._data import mapping_of
from bot.sites._values import first_text
from bot.sites._zones import time_zone

_CONFIGURATIONS = frozenset((".eleventy.js", *(f"eleventy.config.{ending}" for ending in ("js", "mjs", "cjs", "ts"))))
_STARTS = frozenset(("src", "content", "source", "site", "pages", "app", "views", "collections"))
_DATA_FOLDERS = ("_data", "data", "src/_data", "src/data", "content/_data")
_DATA_NAMES = tuple(
    f"{name}.{ending}" for name in ("site", "metadata", "meta", "config") for ending in ("json", "yaml", "yml")
)
_PUBLIC = ("", "public", "static", "src", "assets", "content", "src/public", "src/static", "src/assets")

named_day = _content.named_day
slug = _content.slug
path_for = _content.path_for


def recognises(files: frozenset[str]) -> bool:
    """By its configuration, or by data files and templates of its own, such as ``posts.11tydata.js``."""
    return _content.configuration(files, _CONFIGURATIONS) is not None or any(
        ".11tydata." in path or ".11ty." in path for path in files if "node_modules/" not in path
    )


def configuration_files(files: frozenset[str]) -> tuple[str, ...]:
    """The site's own data: the configuration is a program, which is not run."""
    candidates = (f"{folder}/{name}" for folder in _DATA_FOLDERS for name in _DATA_NAMES)
    return tuple(path for path in candidates if path in files)[:1]


def read_settings(sources: Sequence[SourceFile]) -> SiteSettings:
    """What the first file of data says of the address, the language and the time zone, by their usual names."""
    written = mapping_of(sources[0]) if sources else {}
    return SiteSettings(
        base_url=(first_text(written, ("url", "base_url", "baseUrl", "host")) or "").rstrip("/"),
        language=first_text(written, ("lang", "locale", "language")),
        time_zone=time_zone(first_text(written, ("timezone", "time_zone", "timeZone"))),
        redirects=True,
        front_matter=tuple(Language),
    )


def post_kind(path: str, settings: SiteSettings) -> PostKind | None:
    """By a folder with a usual name; the list of posts in it, templates and data are none."""
    return _content.kind_in(path, _STARTS)


def author_files(files: frozenset[str]) -> tuple[str, ...]:
    """``_data/authors.json``, ``_data/authors/<id>.json`` and ``content/authors/<id>.md``."""
    found: set[str] = set()
    for folder in _DATA_FOLDERS:
        found.update(_authors.files_below(files, data=folder, pages="content/authors"))
    for folder in ("_authors", "authors", "src/authors", "src/_authors"):
        found.update(_authors.files_below(files, data=_DATA_FOLDERS[0], pages=folder))
    return tuple(sorted(path for path in found if _names.last_part(path) not in ("index.md", "authors.md")))


def author_path(author: AuthorId) -> str:
    """``content/authors/<id>.md``."""
    return f"content/authors/{author}.md"


def read_authors(source: SourceFile) -> tuple[Author, ...]:
    """One author of a file of their own, all those in a common one; none when a common file can't be read."""
    return _authors.read(source)


def resolves(target: str, post: PostPath, facts: SiteFacts) -> bool | None:
    """Files where they are usually copied from, and pages where they stand by default; a plug-in can make any."""
    return _content.resolves(target, post, facts, public=_PUBLIC, content=("", "src", "content", "src/content"))
