"""What the rules may know of the site beyond the post itself. All of it comes from the base commit, plus
the files that the pull request adds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NewType

from bot.model.post import PostPath

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
class Author:
    """A person who writes for the site. ``start`` and ``end`` are the days of their stay, ends included."""

    id: AuthorId
    path: str
    name: str | None = None
    login: Login | None = None
    start: date | None = None
    end: date | None = None
    teams: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownPost:
    """Another post of the site, at base: what duplicate titles are compared with."""

    path: PostPath
    title: str | None


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """What the generator's own configuration says, read by the site adapter."""

    excerpt_separator: str | None = None
    permalink: str | None = None
    base_url: str = ""
    collections: tuple[str, ...] = ()
    time_zone: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class SiteFacts:
    """What surrounds a post.

    ``today`` is the day in the site's own time zone. ``files`` holds every path at base and those that the
    pull request adds, less those that it removes. ``authors`` is None when the site keeps no author files.
    """

    generator: str
    today: date
    files: frozenset[str]
    authors: Mapping[AuthorId, Author] | None = None
    posts: tuple[KnownPost, ...] = ()
    settings: SiteSettings = field(default_factory=SiteSettings)
