"""Zola: posts in the sections of ``content`` that are sorted by date or have a feed. https://www.getzola.org/documentation/."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from posixpath import join
from urllib.parse import unquote

from bot.model.front_matter import Language, Value
from bot.model.post import PostPath
from bot.model.site import Author, AuthorId, PostKind, SiteFacts, SiteSettings, SourceFile
from bot.sites import _authors, _content, _names
from bot.sites._data import mapping_of
from bot.sites._values import text
from bot.text.decode import decode
from bot.text.front_matter import read_front_matter

_CONFIGURATIONS = frozenset(("config.toml", "zola.toml"))
_SIGNS = ("templates/", "sass/")
_OF_OTHERS = ("archetypes/", "layouts/")
_CONTENT = "content"
_SECTION = "_index.md"
_MOST_SECTIONS = 30
_BY_DATE = frozenset(("date", "update_date", "permalink"))

named_day = _content.named_day
slug = _content.slug
path_for = _content.path_for


def recognises(files: frozenset[str]) -> bool:
    """By ``zola.toml``, by ``config.toml`` beside ``templates``, else by the sections in ``content``."""
    found = _content.configuration(files, _CONFIGURATIONS)
    own = [inside for path in files if (inside := _content.below(path, _content.root_of(found)))]
    if found and _names.last_part(found) == "zola.toml":
        return True
    if any(path.startswith(_OF_OTHERS) for path in own):
        return False
    has_sections = any(_is_section(path) for path in own)
    return has_sections or bool(found and any(path.startswith(_SIGNS) for path in own))


def configuration_files(files: frozenset[str]) -> tuple[str, ...]:
    """The configuration, and the sections that say of themselves what is in them, the highest first."""
    found = _content.configuration(files, _CONFIGURATIONS)
    root = _content.root_of(found)
    sections = [path for path in files if _is_section(_content.below(path, root) or "")]
    sections.sort(key=lambda path: (path.count("/"), path))
    return (*((found,) if found else ()), *sections[:_MOST_SECTIONS])


def read_settings(sources: Sequence[SourceFile]) -> SiteSettings:
    """What the configuration says, and which sections are sorted by date, paginated, or have a feed."""
    found = next((source for source in sources if _names.last_part(source.path) in _CONFIGURATIONS), None)
    written = mapping_of(found) if found else {}
    root = _content.root_of(found.path if found else None)
    sections = {
        inside.rpartition("/")[0]: source
        for source in sources
        if source is not found and (inside := _content.below(source.path, root))
    }
    return SiteSettings(
        base_url=(text(written.get("base_url")) or "").rstrip("/"),
        language=text(written.get("default_language")),
        root=root,
        redirects=True,
        front_matter=(Language.TOML, Language.YAML),
        post_folders=_post_folders(sections),
        free_authors=True,
    )


def post_kind(path: str, settings: SiteSettings) -> PostKind | None:
    """A page of a section of posts, at any depth; of ``content`` itself only the pages right in it."""
    inside = _content.below(path, settings.root)
    if inside is None or not inside.startswith(f"{_CONTENT}/"):
        return None
    folders = [folder for folder in settings.post_folders if folder != _CONTENT]
    if not settings.post_folders or any(inside.startswith(f"{folder}/") for folder in folders):
        return _content.kind_in(inside, (_CONTENT,), folders)
    depth = inside.count("/")
    is_direct = depth == 1 or (depth == 2 and _names.last_part(inside).startswith("index."))
    return (
        _content.kind_in(inside, (_CONTENT,), (_CONTENT,)) if is_direct and _CONTENT in settings.post_folders else None
    )


def author_files(files: frozenset[str]) -> tuple[str, ...]:
    """``data/authors.toml``, ``data/authors/<id>.toml`` and ``content/authors/<id>.md``, where a site has them."""
    return _authors.files_below(files, data="data", pages=f"{_CONTENT}/authors")


def author_path(author: AuthorId) -> str:
    """``content/authors/<id>.md``."""
    return f"{_CONTENT}/authors/{author}.md"


def read_authors(source: SourceFile) -> tuple[Author, ...]:
    """One author of a file of their own, all those in a common one; none when a common file can't be read."""
    return _authors.read(source)


def resolves(target: str, post: PostPath, facts: SiteFacts) -> bool | None:
    """``@/posts/hello.md`` for sure, since Zola stops where it doesn't exist; anything else as far as files tell."""
    if target.startswith("@/"):
        path = unquote(target.partition("#")[0].partition("?")[0]).removeprefix("@/")
        return join(facts.settings.root, _CONTENT, path) in facts.files
    return _content.resolves(target, post, facts, public=("static", _CONTENT), content=(_CONTENT,))


def _is_section(path: str) -> bool:
    return path.startswith(f"{_CONTENT}/") and _names.last_part(path) == _SECTION


def _section(source: SourceFile) -> Mapping[str, Value]:
    return read_front_matter(decode(source.content)[0]).metadata


def _post_folders(sections: Mapping[str, SourceFile]) -> tuple[str, ...]:
    """The sections that say that they hold posts, else those with a usual name, else all of them."""
    dated = tuple(folder for folder, source in sections.items() if _holds_posts(_section(source)))
    usual = tuple(folder for folder in sections if _names.last_part(folder) in _content.POST_FOLDERS)
    return dated or usual or tuple(sections)


def _holds_posts(section: Mapping[str, Value]) -> bool:
    feeds = section.get("generate_feeds") is True or section.get("generate_feed") is True
    return feeds or bool(section.get("paginate_by")) or section.get("sort_by") in _BY_DATE
