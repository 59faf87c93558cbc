"""Astro: posts in the collections below ``src/content``. https://docs.astro.build/en/guides/content-collections/."""

from __future__ import annotations

import re
from collections.abc import Sequence
from posixpath import normpath

from bot.model.front_matter import Language
from bot.model.post import PostPath
from bot.model.site import Author, AuthorId, PostKind, SiteFacts, SiteSettings, SourceFile
from bot.sites import _authors, _content, _names
from bot.text.decode import decode

_ENDINGS = ("ts", "mts", "mjs", "js", "cjs")
_CONFIGURATIONS = frozenset(f"astro.config.{ending}" for ending in _ENDINGS)
_COLLECTIONS = frozenset(
    f"{name}.{ending}" for name in ("src/content.config", "src/content/config") for ending in _ENDINGS
)
_STARTS = frozenset(("src", "content", "pages", "data"))

# What these programs say in so many words; they are not run.
_SITE = re.compile(r"^[ \t]*site:[ \t]*([\"'])(https?://[^\"'\s]{1,200})\1", re.MULTILINE)
_BASE = re.compile(r"^[ \t]*base:[ \t]*([\"'])(/[^\"'\s]{0,200})\1", re.MULTILINE)
_LOCALE = re.compile(r"\bdefaultLocale:[ \t]*([\"'])([A-Za-z-]{2,10})\1")
_FOLDER = re.compile(r"\bbase:[ \t]*([\"'])(\.?/?[\w./-]{1,200})\1")
_IMAGE_BESIDE = re.compile(r"\.{1,2}/[^?#{}]+\.(?:png|jpe?g|gif|webp|avif|svg|tiff)", re.IGNORECASE)

named_day = _content.named_day
slug = _content.slug
path_for = _content.path_for


def recognises(files: frozenset[str]) -> bool:
    """By its configuration, or by that of its collections."""
    return _content.configuration(files, _CONFIGURATIONS) is not None or not _COLLECTIONS.isdisjoint(files)


def configuration_files(files: frozenset[str]) -> tuple[str, ...]:
    """The site's configuration, and that of its collections."""
    found = _content.configuration(files, _CONFIGURATIONS)
    root = _content.root_of(found)
    collections = (f"{root}/{name}".lstrip("/") for name in sorted(_COLLECTIONS))
    return (*((found,) if found else ()), *(path for path in collections if path in files))


def read_settings(sources: Sequence[SourceFile]) -> SiteSettings:
    """The address, the language, and the folders of collections whose names are those of posts."""
    site = base = language = None
    root, folders = "", list[str]()
    for source in sources:
        written = decode(source.content)[0]
        if _names.last_part(source.path) in _CONFIGURATIONS:
            root = _content.root_of(source.path)
            site, base, language = (_said(pattern, written) for pattern in (_SITE, _BASE, _LOCALE))
        else:
            folders += (normpath(found[2]).lstrip("/") for found in _FOLDER.finditer(written))
    named = tuple(folder for folder in folders if _names.last_part(folder) in _content.POST_FOLDERS)
    return SiteSettings(
        base_url=(site or "").rstrip("/") + (base or "").rstrip("/"),
        language=language,
        root=root,
        redirects=True,
        front_matter=(Language.YAML, Language.TOML),
        post_folders=named,
    )


def post_kind(path: str, settings: SiteSettings) -> PostKind | None:
    """In the folder of a collection of posts, as it is configured or usually called."""
    inside = _content.below(path, settings.root)
    return _content.kind_in(inside, _STARTS, settings.post_folders) if inside else None


def author_files(files: frozenset[str]) -> tuple[str, ...]:
    """``src/content/authors/<id>.md`` or ``.json``, and ``src/data/authors.json``."""
    found: set[str] = set()
    for folder in ("src/content", "src/data", "content", "data"):
        found.update(_authors.files_below(files, data=folder, pages=f"{folder}/authors"))
    return tuple(sorted(found))


def author_path(author: AuthorId) -> str:
    """``src/content/authors/<id>.md``."""
    return f"src/content/authors/{author}.md"


def read_authors(source: SourceFile) -> tuple[Author, ...]:
    """One author of a file of their own, all those in a common one; none when a common file can't be read."""
    return _authors.read(source)


def resolves(target: str, post: PostPath, facts: SiteFacts) -> bool | None:
    """Files below ``public``; the addresses of pages are up to the site's own programs.

    An image beside the post is imported from there: https://docs.astro.build/en/guides/images/#images-in-markdown-files.
    """
    known = _content.resolves(target, post, facts, public=("public",), content=("src/pages",))
    return False if known is None and _IMAGE_BESIDE.fullmatch(target) else known


def _said(pattern: re.Pattern[str], written: str) -> str | None:
    found = pattern.search(written)
    return found[2] if found else None
