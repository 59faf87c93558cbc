"""Jekyll: posts in ``_posts``, drafts in ``_drafts``, authors in ``_authors``. https://jekyllrb.com/docs/."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.model.post import PostPath
from bot.model.site import Author, AuthorId, PostKind, SiteFacts, SiteSettings, SourceFile
from bot.sites import _names
from bot.sites._addresses import addresses
from bot.sites._authors import author_of, author_of_data, authors_of
from bot.sites._jekyll_config import settings_of
from bot.sites._targets import read_target

_KINDS = {"_posts": PostKind.POST, "_drafts": PostKind.DRAFT}
_CONFIGURATIONS = ("_config.yml", "_config.yaml", "_config.toml")
_SOURCES = ("", "docs/")
"""Where a site can be made from: https://docs.github.com/en/pages/getting-started-with-github-pages."""
_NOT_OURS = frozenset(("node_modules", "vendor", "_site", ".git", ".jekyll-cache", ".bundle"))

_AUTHORS = "_authors"
_DATA = "_data"
_AUTHORS_DATA = frozenset(f"authors{ending}" for ending in (".yml", ".yaml", ".json"))
_DATA_ENDINGS = (".yml", ".yaml", ".json")

named_day = _names.named_day
slug = _names.slug


def recognises(files: frozenset[str]) -> bool:
    """Whether there is a configuration of Jekyll's, or a folder of posts."""
    return bool(configuration_files(files)) or any(_kind(path) for path in files)


def configuration_files(files: frozenset[str]) -> tuple[str, ...]:
    """The one configuration file that Jekyll would read, if there is one."""
    candidates = (folder + name for folder in _SOURCES for name in _CONFIGURATIONS)
    return tuple(path for path in candidates if path in files)[:1]


def read_settings(sources: Sequence[SourceFile]) -> SiteSettings:
    """What the first of the files says."""
    return settings_of(sources[0]) if sources else SiteSettings()


def post_kind(path: str, settings: SiteSettings) -> PostKind | None:
    """By the innermost ``_posts`` or ``_drafts`` folder, at any depth; pictures, data and READMEs are neither."""
    return _kind(path)


def author_files(files: frozenset[str]) -> tuple[str, ...]:
    """``_authors/<id>.md``, ``_data/authors/<id>.yml`` and ``_data/authors.yml``, also below the site's source."""
    return tuple(sorted(path for path in files if _describes_authors(path)))


def author_path(author: AuthorId) -> str:
    """``_authors/<id>.md``."""
    return f"{_AUTHORS}/{author}.md"


def read_authors(source: SourceFile) -> tuple[Author, ...]:
    """One author of a file of their own, all those in a common one; none when a common file can't be read."""
    match source.path.split("/")[-2:]:
        case [folder, _] if folder == _AUTHORS:
            return (author_of(source),)
        case [folder, _] if folder == _DATA:
            return authors_of(source)
        case _:
            return (author_of_data(source),)


def path_for(path: str, day: date, slug: str) -> PostPath:
    """The path in ``_posts`` beside, or instead of, the folder that it stands in."""
    *folders, _ = path.split("/")
    inner = next((index for index in range(len(folders) - 1, -1, -1) if folders[index] in _KINDS), None)
    if inner is not None:
        folders[inner] = "_posts"
    return PostPath("/".join([*folders, _names.name_for(path, day, slug)]))


def resolves(target: str, post: PostPath, facts: SiteFacts) -> bool | None:
    """A post by its address, ``{% link %}`` and ``{% post_url %}`` for sure; a page or a file only where it exists.

    A page's front matter can give it any address, and a plug-in can make any, so a page is never known to be missing.
    """
    found = read_target(target, facts.settings.base_url)
    return addresses(facts.files, facts.settings).has(found, post) if found else None


def _kind(path: str) -> PostKind | None:
    if "_posts/" not in path and "_drafts/" not in path:  # as are nearly all paths
        return None
    *folders, _ = path.split("/")
    inner = next((folder for folder in reversed(folders) if folder in _KINDS), None)
    if inner is None or not _NOT_OURS.isdisjoint(folders) or not _names.may_be_post(path):
        return None
    return _KINDS[inner]


def _describes_authors(path: str) -> bool:
    *folders, name = path.split("/")
    if not folders or not _NOT_OURS.isdisjoint(folders):
        return False
    if folders[-1] == _AUTHORS:
        return _names.may_be_post(path) and _names.extension(path) in _names.MARKUP
    if folders[-2:] == [_DATA, "authors"]:
        return name.lower().endswith(_DATA_ENDINGS)
    return folders[-1] == _DATA and name in _AUTHORS_DATA
