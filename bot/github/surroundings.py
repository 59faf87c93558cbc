"""The site at the base commit, as far as the posts of one pull request need it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from github.Repository import Repository

from bot.config import Config
from bot.github.changes import ChangedFile, Head
from bot.github.client import Client, Tree
from bot.github.trees import source, sources
from bot.model.post import PostPath
from bot.model.site import AuthorId, KnownPost, Site, SiteSettings, SourceFile
from bot.model.snapshot import ChangedPost
from bot.sites import all_sites, recognise
from bot.text.decode import decode
from bot.text.front_matter import read_front_matter


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The files of the base commit, and the generator that makes a site of them, None when no one knows it."""

    client: Client
    repository: Repository
    base: Tree
    site: Site | None
    site_sources: tuple[SourceFile, ...]
    settings: SiteSettings

    @classmethod
    def of(cls, client: Client, repository: Repository, base: Tree, config: Config) -> Surroundings:
        files = frozenset(base)
        site = _site(config, files)
        if site is None:
            return cls(client, repository, base, None, (), SiteSettings())
        site_sources = sources(client, repository, base, site.configuration_files(files))
        return cls(client, repository, base, site, site_sources, site.read_settings(site_sources))

    def is_post(self, file: ChangedFile) -> bool:
        """Whether the pull request leaves a post or a draft there."""
        return file.change is not None and self._is_post(file.path)

    def head_authors(self, changed: Iterable[ChangedFile], head: Head) -> tuple[SourceFile, ...]:
        """The author files that the pull request adds or changes, as they are at its head."""
        files = {file.path: file for file in changed if file.change is not None}
        found = (head.source(files[path]) for path in self._author_files(files))
        return tuple(file for file in found if file is not None)

    def authors(self, posts: Sequence[ChangedPost]) -> tuple[SourceFile, ...]:
        """Every author file of the site, read only where a post names the author: of the others the name is enough."""
        if self.site is None:
            return ()
        needed = {self.site.author_path(author) for post in posts for author in _byline(post)}
        return tuple(
            source(self.client, self.repository, path, self.base[path])
            if path in needed
            else SourceFile(path, b"", truncated=True)
            for path in self._author_files(self.base)
        )

    def known_posts(self, posts: Sequence[ChangedPost]) -> tuple[KnownPost, ...]:
        """The posts at base whose titles could be those of the posts at hand."""
        ...

    def _author_files(self, files: Iterable[str]) -> tuple[str, ...]:
        return self.site.author_files(frozenset(files)) if self.site else ()

    def _is_post(self, path: str) -> bool:
        return self.site is not None and self.site.post_kind(path, self.settings) is not None


def _site(config: Config, files: frozenset[str]) -> Site | None:
    if config.site:
        return all_sites()[config.site]
    found = recognise(files)
    return found[1] if found else None


def _byline(post: ChangedPost) -> list[AuthorId]:
    text, _ = decode(post.source.content)
    return [AuthorId(str(item.value)) for item in read_front_matter(text).byline]


def _known(file: SourceFile) -> KnownPost:
    text, _ = decode(file.content)
    return KnownPost(PostPath(file.path), read_front_matter(text).text("title"))
