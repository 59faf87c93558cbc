"""What the rules may know of the site beyond the post itself. All of it comes from the base commit, plus
the files that the pull request adds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NewType, Protocol
from zoneinfo import ZoneInfo

from bot.model.conventions import Conventions, blog_of
from bot.model.front_matter import Language
from bot.model.link_status import LinkStatus
from bot.model.post import PostPath
from bot.model.spelling import Mistake

AuthorId = NewType("AuthorId", str)
"""What a post's ``authors`` holds, such as ``grace.hopper``."""
Login = NewType("Login", str)
"""A GitHub user name, without ``@``. GitHub compares them without regard to case."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file as it is in the repository: ``content`` is raw bytes, at most 1 MiB of them (``truncated`` says so)."""

    path: str
    content: bytes
    truncated: bool = False


@dataclass(frozen=True, slots=True)
class ImageSize:
    """How large an image is: ``size`` is in bytes, the sides in pixels, None where they are not known."""

    size: int
    width: int | None = None
    height: int | None = None


@dataclass(frozen=True, slots=True)
class Author:
    """A person who writes for the site. ``start`` and ``end`` are the days of their stay, ends included.

    ``mentor`` is who accompanies them, by id or by GitHub user name.
    """

    id: AuthorId
    path: str
    name: str | None = None
    login: Login | None = None
    start: date | None = None
    end: date | None = None
    teams: tuple[str, ...] = ()
    mentor: str | None = None


@dataclass(frozen=True, slots=True)
class KnownPost:
    """Another post of the site, at base: what duplicate titles are compared with."""

    path: PostPath
    title: str | None


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """What the generator's own configuration says, read by the site adapter.

    ``base_url`` is where the site stands: a full address, or its path alone. ``root`` is the folder that the site
    is made from, "" for the whole repository. ``redirects`` says that an address may lead on to another one.
    ``markdown`` is the Markdown engine, as the configuration calls it. ``collection_permalinks`` are the collections
    whose pages don't stand under the collection's own name, each with the form of their addresses. ``front_matter`` are
    the languages that the generator reads it in, ``post_folders`` the folders that it is told to make posts of.
    ``free_authors`` says that a post may well name people whom no file describes.
    """

    excerpt_separator: str | None = None
    permalink: str | None = None
    base_url: str = ""
    collections: tuple[str, ...] = ()
    time_zone: str | None = None
    language: str | None = None
    root: str = ""
    redirects: bool = False
    markdown: str | None = None
    collection_permalinks: tuple[tuple[str, str], ...] = ()
    front_matter: tuple[Language, ...] = (Language.YAML,)
    post_folders: tuple[str, ...] = ()
    free_authors: bool = False

    @property
    def zone(self) -> ZoneInfo:
        """The time zone in which the site's days begin, UTC where it names none."""
        return ZoneInfo(self.time_zone or "UTC")


_UNKNOWN = Conventions()


@dataclass(frozen=True, slots=True)
class SiteFacts:
    """What surrounds a post.

    ``site`` is the generator's adapter. ``today`` is the day in the site's own time zone. ``files`` holds every
    path at base and those that the pull request adds, less those that it removes. ``authors`` is None when the
    site keeps no author files. ``conventions`` is what the recent posts of each blog have in common, by its
    folder, "" being that of posts in no other.
    ``links`` is what became of addresses on other sites, as far as they were followed. ``sizes`` are those of images,
    as far as they were asked for. ``mistakes`` are those of spelling and grammar that checkers found in the posts, as
    far as those were read. ``approved`` says that somebody has read the posts and approved them.
    """

    site: Site
    today: date
    files: frozenset[str]
    authors: Mapping[AuthorId, Author] | None = None
    posts: tuple[KnownPost, ...] = ()
    settings: SiteSettings = field(default_factory=SiteSettings)
    conventions: Mapping[str, Conventions] = field(default_factory=dict)
    links: Mapping[str, LinkStatus] = field(default_factory=dict)
    sizes: Mapping[str, ImageSize] = field(default_factory=dict)
    mistakes: Mapping[PostPath, tuple[Mistake, ...]] = field(default_factory=dict)
    approved: bool = False

    def conventions_of(self, path: str) -> Conventions:
        """What the blog that a post belongs to has in common."""
        return self.conventions.get(blog_of(path, self.conventions), _UNKNOWN)


class PostKind(StrEnum):
    POST = "post"
    DRAFT = "draft"


class Site(Protocol):
    """What a site generator decides. A module of :mod:`bot.sites` with these functions is one.

    Paths are repository paths; ``files`` is every path in the tree. All functions are pure and never raise
    on what a repository may contain.
    """

    def recognises(self, files: frozenset[str]) -> bool:
        """Whether the repository looks like a site of this generator."""

    def configuration_files(self, files: frozenset[str]) -> tuple[str, ...]:
        """The generator's own configuration files that exist, to be read into ``read_settings``."""

    def read_settings(self, sources: Sequence[SourceFile]) -> SiteSettings:
        """What those files say; what is absent or unreadable is left at its default."""

    def post_kind(self, path: str, settings: SiteSettings) -> PostKind | None:
        """Whether a file is a post or a draft, by its folder, whatever its name; None for any other file."""

    def author_files(self, files: frozenset[str]) -> tuple[str, ...]:
        """Where authors are described, sorted; empty when the site keeps no such files."""

    def author_path(self, author: AuthorId) -> str:
        """The file that would describe this author."""

    def read_authors(self, source: SourceFile) -> tuple[Author, ...]:
        """The authors that one such file describes."""

    def named_day(self, path: str) -> date | None:
        """The day that a file name carries, None when it carries none or no valid one."""

    def slug(self, path: str) -> str:
        """The part of a file name that ends up in the address."""

    def path_for(self, path: str, day: date, slug: str) -> PostPath:
        """The exact path that a post standing at ``path`` must have to go out on ``day``."""

    def resolves(self, target: str, post: PostPath, facts: SiteFacts) -> bool | None:
        """Whether a link or image target within the site exists; None when that can't be known from files alone."""
