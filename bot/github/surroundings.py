"""The site at the base commit, as far as the posts of one pull request need it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from io import BytesIO

from github.Repository import Repository

from bot import check
from bot.config import Config
from bot.conventions import examples_for, precedent_of
from bot.github.changes import ChangedFile, Head
from bot.github.client import Client, Entry, Tree
from bot.github.trees import content, source, sources, tree
from bot.model.conventions import Precedent
from bot.model.post import Post, PostPath
from bot.model.site import AuthorId, ImageSize, KnownPost, PostKind, Site, SiteSettings, SourceFile
from bot.model.snapshot import ChangedPost
from bot.rules._targets import is_image
from bot.text.image_size import measured
from bot.text.post import read_post

IMAGES_READ = 20
"""Images of one pull request whose pixels are looked at; each takes a request, once for each content."""
SIMILAR_POSTS = 10
"""Posts at base whose titles are compared with that of one post; each takes a request, once for each content."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The files of the base commit, and the generator that makes a site of them."""

    client: Client
    repository: Repository
    base: Tree
    site: Site
    site_sources: tuple[SourceFile, ...]
    settings: SiteSettings

    @classmethod
    def of(
        cls, client: Client, repository: Repository, base: Tree, files: frozenset[str], config: Config
    ) -> Surroundings:
        """Reads the generator's configuration at ``base``; ``files`` are those with the pull request's changes."""
        site = check.site_of(files, config)
        site_sources = sources(client, repository, base, site.configuration_files(frozenset(base)))
        return cls(client, repository, base, site, site_sources, check.settings_of(site, site_sources, config))

    def is_post(self, path: str) -> bool:
        """Whether a file that stands there is a post or a draft."""
        return self.site.post_kind(path, self.settings) is not None

    def posts(self, changed: Iterable[ChangedFile], head: Head) -> tuple[ChangedPost, ...]:
        """The posts and drafts that the pull request adds, modifies or renames."""
        found = (head.post(file) for file in changed if file.change is not None and self.is_post(file.path))
        return tuple(replace(post, before=self._published(post)) for post in found if post is not None)

    def head_authors(self, changed: Iterable[ChangedFile], head: Head) -> tuple[SourceFile, ...]:
        """The author files that the pull request adds or changes, as they are at its head."""
        files = {file.path: file for file in changed if file.change is not None}
        found = (head.source(files[path]) for path in self.site.author_files(frozenset(files)))
        return tuple(file for file in found if file is not None)

    def authors(self, posts: Iterable[Post], config: Config | None = None) -> tuple[SourceFile, ...]:
        """Every author file of the site, empty where it describes only people whom no post names, nor as a mentor.

        Their ids are all that is needed of them, and those are in the file's name. A file for several people has to be
        read to know whom it describes.
        """
        named = {AuthorId(str(item.value)) for post in posts for item in post.front_matter.byline}
        files = self._author_files(named)
        described = {author.id: author.mentor for file in files for author in self.site.read_authors(file)}
        said = {AuthorId(name): settings.mentor for name, settings in (config.authors.items() if config else ())}
        mentors = {AuthorId(mentor) for author in named if (mentor := said.get(author) or described.get(author))}
        return self._author_files(named | mentors) if mentors - named else files

    def links(self, posts: Iterable[Post], config: Config) -> tuple[str, ...]:
        """The addresses on other sites that are to be looked at."""
        return check.links_to_follow(posts, self.settings, config)

    def known_posts(self, posts: Iterable[Post]) -> tuple[KnownPost, ...]:
        """The posts at base whose titles could be those of the posts at hand."""
        paths = check.similar_paths(posts, frozenset(self.base), self.site, self.settings, SIMILAR_POSTS)
        found = sources(self.client, self.repository, self.base, paths)
        return tuple(check.known_post(file) for file in found if not file.truncated)

    def sizes(self, changed: Iterable[ChangedFile], head: str) -> tuple[tuple[str, ImageSize], ...]:
        """How large the images are that the pull request brings.

        Where it brings some, that takes a listing; the first ones are read, too, where their pixels may matter.
        """
        images = [file.path for file in changed if file.change is not None and is_image(file.path)]
        listed = tree(self.client, self.repository, head) if images else {}
        found = [(path, listed[path]) for path in images if path in listed]
        read, unread = found[:IMAGES_READ], found[IMAGES_READ:]
        return (
            *((path, self._measured(entry)) for path, entry in read),
            *((path, ImageSize(entry.size)) for path, entry in unread),
        )

    def precedents(self, posts: Sequence[ChangedPost]) -> tuple[Precedent, ...]:
        """The recent posts at base of the blogs that ``posts`` belong to, but for themselves."""
        own = {path for post in posts for path in (post.source.path, post.previous_path) if path}
        return self.precedents_at(examples_for(own, self.base, self.site, self.settings))

    def precedents_at(self, paths: Iterable[str]) -> tuple[Precedent, ...]:
        """What the posts at these paths show, at base."""
        return tuple(map(self._precedent, paths))

    def _precedent(self, path: str) -> Precedent:
        name = f"{self.base[path].sha} {path}"
        known = self.client.objects.precedents.get(name)
        if known is None:
            file = source(self.client, self.repository, path, self.base[path])
            known = precedent_of(read_post(PostPath(path), file.content), self.site.named_day(path))
            self.client.objects.precedents.put(name, known)
        return known

    def _measured(self, entry: Entry) -> ImageSize:
        known = self.client.objects.images.get(entry.sha)
        if known is None:
            known = measured(entry.size, lambda: BytesIO(content(self.repository, entry.sha)))
            self.client.objects.images.put(entry.sha, known)
        return known

    def _author_files(self, named: set[AuthorId]) -> tuple[SourceFile, ...]:
        return tuple(self._author_file(path, named) for path in self.site.author_files(frozenset(self.base)))

    def _published(self, post: ChangedPost) -> SourceFile | None:
        """The post that stood there at base."""
        path = post.previous_path or post.source.path
        is_post = path in self.base and self.site.post_kind(path, self.settings) is PostKind.POST
        return source(self.client, self.repository, path, self.base[path]) if is_post else None

    def _author_file(self, path: str, named: set[AuthorId]) -> SourceFile:
        unread = SourceFile(path, b"")
        described = {author.id for author in self.site.read_authors(unread)}
        if described and described.isdisjoint(named):
            return unread
        return source(self.client, self.repository, path, self.base[path])
