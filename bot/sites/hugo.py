"""Hugo: posts in ``content/<section>``, alone or as ``index.md`` of a bundle. https://gohugo.io/content-management/."""

from __future__ import annotations

from collections.abc import Sequence

from bot.model.front_matter import Language
from bot.model.post import PostPath
from bot.model.site import Author, AuthorId, PostKind, SiteFacts, SiteSettings, SourceFile
from bot.sites import _authors, _content
from bot.sites._data import mapping_of
from bot.sites._values import first_text, part, text, texts
from bot.sites._zones import time_zone

_ENDINGS = ("toml", "yaml", "yml", "json")
_OWN = frozenset(f"hugo.{ending}" for ending in _ENDINGS)
_SHARED = frozenset(f"config.{ending}" for ending in _ENDINGS)
"""The name of the configuration before Hugo 0.110, which other programs use too."""
_IN_FOLDER = frozenset(f"config/_default/{name}" for name in _OWN | _SHARED)
_SIGNS = ("archetypes/", "layouts/", "i18n/", "themes/")
_OF_OTHERS = ("templates/", "sass/")
_PUBLIC = ("static", "assets", "")
_CONTENT = "content"

named_day = _content.named_day
slug = _content.slug
path_for = _content.path_for


def recognises(files: frozenset[str]) -> bool:
    """By ``hugo.toml`` or ``config/_default``, else by ``config.toml`` above a ``content`` that isn't Zola's."""
    if _content.configuration(files, _OWN) or not _IN_FOLDER.isdisjoint(files):
        return True
    shared = _content.configuration(files, _SHARED)
    if shared is None:
        return False
    root = _content.root_of(shared)
    own = [found for path in files if (found := _content.below(path, root))]
    if not any(path.startswith(f"{_CONTENT}/") for path in own):
        return False
    return any(path.startswith(_SIGNS) for path in own) or not any(path.startswith(_OF_OTHERS) for path in own)


def configuration_files(files: frozenset[str]) -> tuple[str, ...]:
    """The one file that Hugo would read first, if there is one."""
    whole = _content.configuration(files, _OWN) or _content.configuration(files, _SHARED)
    return (whole,) if whole else tuple(sorted(_IN_FOLDER & files))[:1]


def read_settings(sources: Sequence[SourceFile]) -> SiteSettings:
    """What the configuration says; its keys count without regard to case. https://gohugo.io/configuration/all/."""
    source = sources[0] if sources else None
    written = {key.lower(): value for key, value in mapping_of(source).items()} if source else {}
    root = _content.root_of(source.path if source and source.path not in _IN_FOLDER else None)
    content = (text(written.get("contentdir")) or _CONTENT).strip("/")
    usual = () if content == _CONTENT else sorted(_content.POST_FOLDERS)
    sections = texts(written.get("mainsections")) or texts(part(written, "params").get("mainSections"))
    return SiteSettings(
        base_url=(first_text(written, ("baseurl", "base_url")) or "").rstrip("/"),
        language=first_text(written, ("languagecode", "defaultcontentlanguage", "locale")),
        time_zone=time_zone(text(written.get("timezone"))),
        root=root,
        redirects=True,
        front_matter=(Language.YAML, Language.TOML, Language.JSON),
        post_folders=tuple(f"{content}/{section}" for section in sections or usual),
        free_authors=True,
    )


def post_kind(path: str, settings: SiteSettings) -> PostKind | None:
    """Posts are in the main sections, or in those with a usual name; ``_index.md`` is a section's own page."""
    inside = _content.below(path, settings.root)
    if inside is None or not (settings.post_folders or inside.startswith(f"{_CONTENT}/")):
        return None
    return _content.kind_in(inside, (_CONTENT,), settings.post_folders)


def author_files(files: frozenset[str]) -> tuple[str, ...]:
    """``data/authors.yaml``, ``data/authors/<id>.yaml`` and ``content/authors/<id>/_index.md``."""
    return _authors.files_below(files, data="data", pages=f"{_CONTENT}/authors")


def author_path(author: AuthorId) -> str:
    """``content/authors/<id>/_index.md``."""
    return f"{_CONTENT}/authors/{author}/_index.md"


def read_authors(source: SourceFile) -> tuple[Author, ...]:
    """One author of a file of their own, all those in a common one; none when a common file can't be read."""
    return _authors.read(source)


def resolves(target: str, post: PostPath, facts: SiteFacts) -> bool | None:
    """Files below ``static``, and pages where they stand by default; a module or a theme may add any other."""
    return _content.resolves(target, post, facts, public=_PUBLIC, content=(_CONTENT,))
