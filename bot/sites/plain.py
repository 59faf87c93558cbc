"""Folders of posts without a generator that Copydesk knows: ``posts``, ``blog``, ``content``. The last resort."""

from __future__ import annotations

from collections.abc import Sequence

from bot.model.front_matter import Language
from bot.model.post import PostPath
from bot.model.site import Author, AuthorId, PostKind, SiteFacts, SiteSettings, SourceFile
from bot.sites import _authors, _content

_STARTS = frozenset(("src", "content", "site", "website", "www", "web", "docs", "pages", "data", "app"))
_NO_POSTS = frozenset(
    (
        "docs",
        "doc",
        "documentation",
        "pages",
        "authors",
        "people",
        "team",
        "tags",
        "categories",
        "data",
        "help",
        "guides",
        "reference",
        "api",
        "products",
        "projects",
        "images",
        "assets",
        "legal",
    )
)
_PUBLIC = ("static", "public", "assets", "", "src/static", "src/public")

named_day = _content.named_day
slug = _content.slug
path_for = _content.path_for


def recognises(files: frozenset[str]) -> bool:
    """Whether there is a post."""
    return any(post_kind(path, SiteSettings()) for path in files)


def configuration_files(files: frozenset[str]) -> tuple[str, ...]:
    """None."""
    return ()


def read_settings(sources: Sequence[SourceFile]) -> SiteSettings:
    """That the generator may read any front matter, and lead any address on to another one."""
    return SiteSettings(redirects=True, front_matter=tuple(Language), free_authors=True)


def post_kind(path: str, settings: SiteSettings) -> PostKind | None:
    """By a folder with a usual name, or in ``content`` unless that is a folder of something else."""
    usual = _content.kind_in(path, _STARTS)
    if usual or not path.startswith("content/") or path.count("/") > 2 or not _NO_POSTS.isdisjoint(path.split("/")):
        return usual
    return _content.kind_in(path, (), ("content",))


def author_files(files: frozenset[str]) -> tuple[str, ...]:
    """``data/authors.yml``, ``_data/authors.yml``, ``authors/<id>.md`` and ``content/authors/<id>.md``."""
    found: set[str] = set()
    for data, pages in (("data", "content/authors"), ("_data", "authors"), ("_data", "_authors")):
        found.update(_authors.files_below(files, data=data, pages=pages))
    return tuple(sorted(found))


def author_path(author: AuthorId) -> str:
    """``authors/<id>.md``."""
    return f"authors/{author}.md"


def read_authors(source: SourceFile) -> tuple[Author, ...]:
    """One author of a file of their own, all those in a common one; none when a common file can't be read."""
    return _authors.read(source)


def resolves(target: str, post: PostPath, facts: SiteFacts) -> bool | None:
    """Files where they are usually served from; nothing is known of pages."""
    return _content.resolves(target, post, facts, public=_PUBLIC, content=())
