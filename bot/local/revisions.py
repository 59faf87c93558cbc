"""Posts that one commit adds or changes against another, read from git objects without a checkout."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import lru_cache
from io import BytesIO
from types import MappingProxyType
from typing import TypeVar

import pygit2
from pygit2.enums import DeltaStatus, DiffFind, FileMode

from bot import check, proofreading
from bot.config import PATHS, Config, read_config
from bot.conventions import examples_for, learn_each, precedent_of
from bot.local.reading import MAX_BYTES, Reading, nothing_here, too_large, with_known_posts
from bot.model.conventions import Precedent
from bot.model.errors import UserError
from bot.model.message import Message, say
from bot.model.post import Change, Post, PostPath
from bot.model.site import ImageSize, PostKind, Site, SiteFacts, SiteSettings, SourceFile
from bot.rules._targets import is_image
from bot.text.image_size import measured
from bot.text.post import read_post

_Object = TypeVar("_Object", pygit2.Blob, pygit2.Commit, pygit2.Tree)

_REGULAR = (FileMode.BLOB, FileMode.BLOB_EXECUTABLE)
_CHANGES = {
    DeltaStatus.ADDED: Change.ADDED,
    DeltaStatus.COPIED: Change.ADDED,
    DeltaStatus.MODIFIED: Change.MODIFIED,
    DeltaStatus.TYPECHANGE: Change.MODIFIED,
    DeltaStatus.RENAMED: Change.RENAMED,
}
# Beyond so many files, looking for renamed ones takes longer than it is worth.
_RENAME_LIMIT = 1000
# No file system holds paths so deep.
_DEEPEST = 128


@dataclass(frozen=True, slots=True)
class _File:
    id: pygit2.Oid
    mode: int


@dataclass(frozen=True, slots=True)
class _Changed:
    path: str
    change: Change | None
    previous_path: str | None
    file: _File
    previous: pygit2.Oid | None = None


@dataclass(frozen=True, slots=True)
class _Base:
    """A tree that is trusted, and what it says about the site."""

    files: Mapping[str, _File]
    config: Config
    errors: tuple[Message, ...]
    site: Site
    settings: SiteSettings
    author_sources: tuple[SourceFile, ...]


class Repository:
    """A repository, bare or not. Reads are remembered, so that thousands of pairs of one repository are quick."""

    def __init__(self, path: str) -> None:
        """Raises UserError where there is no repository."""
        # Nothing of its configuration is run, so it matters not whose it is.
        pygit2.settings.owner_validation = False
        try:
            self._repository = pygit2.Repository(path)
        except (pygit2.GitError, ValueError) as error:
            raise UserError(say("There is no git repository at {path}.", path=path)) from error
        self._path = path
        self._base = lru_cache(maxsize=32)(self._read_base)
        self._listing = lru_cache(maxsize=4096)(self._read_listing)
        self._source = lru_cache(maxsize=4096)(self._read_source)
        self._image = lru_cache(maxsize=4096)(self._read_image)
        self._precedent = lru_cache(maxsize=4096)(self._read_precedent)

    def revisions(self, base: str, head: str, *, today: date | None = None, fresh: bool = False) -> Reading:
        """The posts that ``head`` adds, modifies or renames since it left ``base``.

        All else is as it is at ``base``. ``today`` is the day on which ``head`` was committed, in the time zone of
        the site, unless it is given. Which lines are ``fresh`` is found out only where that is asked for, here or by a
        rule. Raises UserError for what is no commit, or misses objects.
        """
        old, new = self._commit(base), self._commit(head)
        try:
            trusted = self._base(old.tree_id)
            changed = tuple(self._changed(self._common(old, new).tree, new.tree))
        except pygit2.GitError as error:
            raise self._broken(f"{base} {head}") from error
        now = datetime.fromtimestamp(new.commit_time, UTC)
        reading = self._reading(trusted, changed, lambda settings: today or check.day_of(now, settings))
        if fresh or proofreading.wanted(trusted.config):
            by_path = {file.path: file for file in changed}
            reading = replace(
                reading, fresh={post.path: self._added(post, by_path[post.path]) for post in reading.posts}
            )
        return reading

    def _reading(self, base: _Base, changed: Sequence[_Changed], today: Callable[[SiteSettings], date]) -> Reading:
        files = dict(base.files)
        for file in changed:
            files.pop(file.previous_path or file.path, None)
            if file.change:
                files[file.path] = file.file
        paths = frozenset(files)
        present = {file.path: file for file in changed if file.change}
        head_authors = base.site.author_files(frozenset(present))
        precedents = tuple(self._precedents(base, changed))
        facts = SiteFacts(
            site=base.site,
            today=today(base.settings),
            files=paths,
            authors=check.authors_of(base.site, base.author_sources, self._sources(files, head_authors)),
            settings=base.settings,
            sizes=MappingProxyType(dict(self._sizes(present))),
            conventions=learn_each(precedents, paths, base.site, base.settings),
        )
        wanted = sorted(path for path in present if base.site.post_kind(path, base.settings))
        posts, unread = self._posts([present[path] for path in wanted], base)
        errors = (*base.errors, *unread) if wanted else (*base.errors, *nothing_here(paths, base.config))
        facts = with_known_posts(facts, posts, lambda found: self._sources(base.files, found))
        return Reading(posts, facts, base.config, errors, precedents=precedents)

    def _added(self, post: Post, changed: _Changed) -> frozenset[int]:
        """The lines that the head adds to a post."""
        if changed.previous is None:
            return proofreading.all_lines(post)
        blobs = (self._object(blob, pygit2.Blob) for blob in (changed.previous, changed.file.id))
        patch = next(blobs).diff(next(blobs))
        lines = (line for hunk in patch.hunks for line in hunk.lines if line.origin == "+")
        return frozenset(line.new_lineno for line in lines)

    def _sizes(self, files: Mapping[str, _Changed]) -> Iterator[tuple[str, ImageSize]]:
        """How large the images are that the head brings."""
        for path, changed in files.items():
            if is_image(path) and changed.file.mode in _REGULAR:
                yield path, self._image(changed.file.id)

    def _read_image(self, blob: pygit2.Oid) -> ImageSize:
        return measured(self._size(blob), lambda: BytesIO(self._object(blob, pygit2.Blob).data))

    def _precedents(self, base: _Base, changed: Iterable[_Changed]) -> Iterator[Precedent]:
        """The recent posts at base of the blogs that are changed, but for those that are looked at."""
        both = (path for file in changed for path in (file.path, file.previous_path) if path)
        own = {path for path in both if base.site.post_kind(path, base.settings)}
        for path in examples_for(own, base.files, base.site, base.settings):
            if base.files[path].mode in _REGULAR:
                yield self._precedent(path, base.files[path].id, base.site.named_day(path))

    def _read_precedent(self, path: str, blob: pygit2.Oid, day: date | None) -> Precedent:
        return precedent_of(read_post(PostPath(path), self._source(path, blob).content), day)

    def _posts(self, changed: Iterable[_Changed], base: _Base) -> tuple[tuple[Post, ...], tuple[Message, ...]]:
        posts, errors = list[Post](), list[Message]()
        for file in changed:
            if file.file.mode not in _REGULAR:
                continue
            source = self._read_source(file.path, file.file.id)
            if source.truncated:
                errors.append(too_large(file.path))
            elif file.change:
                previous = PostPath(file.previous_path) if file.previous_path else None
                before = self._published(previous or file.path, base)
                posts.append(read_post(PostPath(file.path), source.content, file.change, previous, before))
        return tuple(posts), tuple(errors)

    def _published(self, path: str, base: _Base) -> SourceFile | None:
        """The post that stood there at base."""
        is_post = base.site.post_kind(path, base.settings) is PostKind.POST
        return next(self._sources(base.files, [path] if is_post else []), None)

    def _read_base(self, tree: pygit2.Oid) -> _Base:
        files = dict(self._listing(tree))
        paths = frozenset(files)
        config, errors = read_config(next(self._sources(files, PATHS), None))
        site = check.site_of(paths, config)
        settings = check.settings_of(site, tuple(self._sources(files, site.configuration_files(paths))), config)
        authors = tuple(self._sources(files, site.author_files(paths)))
        return _Base(MappingProxyType(files), config, errors, site, settings, authors)

    def _read_listing(self, tree: pygit2.Oid, depth: int = 0) -> tuple[tuple[str, _File], ...]:
        """Every file below a tree, symbolic links among them; submodules are other repositories' files."""
        if depth > _DEEPEST:
            return ()
        found = list[tuple[str, _File]]()
        for entry in self._object(tree, pygit2.Tree):
            name = _text(entry.raw_name or b"")
            if entry.filemode == FileMode.TREE:
                found += ((f"{name}/{path}", file) for path, file in self._listing(entry.id, depth + 1))
            elif entry.filemode != FileMode.COMMIT:
                found.append((name, _File(entry.id, entry.filemode)))
        return tuple(found)

    def _sources(self, files: Mapping[str, _File], paths: Iterable[str]) -> Iterator[SourceFile]:
        for path in paths:
            file = files.get(path)
            if file and file.mode in _REGULAR:
                yield self._source(path, file.id)

    def _read_source(self, path: str, blob: pygit2.Oid) -> SourceFile:
        if self._size(blob) > MAX_BYTES:
            return SourceFile(path, b"", truncated=True)
        return SourceFile(path, self._object(blob, pygit2.Blob).data)

    def _size(self, blob: pygit2.Oid) -> int:
        try:
            return int(self._repository.odb.read_header(blob)[1])
        except KeyError as error:
            raise self._broken(str(blob)) from error

    def _changed(self, old: pygit2.Tree, new: pygit2.Tree) -> Iterator[_Changed]:
        diff = old.diff_to_tree(new)
        if {DeltaStatus.ADDED, DeltaStatus.DELETED} <= {delta.status for delta in diff.deltas}:
            diff.find_similar(DiffFind.FIND_RENAMES, rename_limit=_RENAME_LIMIT)
        for delta in diff.deltas:
            change = _CHANGES.get(delta.status)
            file = delta.new_file if change else delta.old_file
            if file.mode != FileMode.COMMIT:
                previous = _text(delta.old_file.raw_path) if change is Change.RENAMED else None
                old_blob = delta.old_file.id if change in (Change.MODIFIED, Change.RENAMED) else None
                yield _Changed(_text(file.raw_path), change, previous, _File(file.id, file.mode), old_blob)

    def _common(self, base: pygit2.Commit, head: pygit2.Commit) -> pygit2.Commit:
        """Where the head left the base, so that what others did to the base since doesn't count as undone."""
        ancestor = self._repository.merge_base(base.id, head.id)
        return self._object(ancestor, pygit2.Commit) if ancestor else base

    def _commit(self, revision: str) -> pygit2.Commit:
        try:
            return self._repository.revparse_single(revision).peel(pygit2.Commit)
        except (KeyError, ValueError, pygit2.GitError) as error:
            raise UserError(
                say("There is no commit {revision} in {path}.", revision=revision, path=self._path)
            ) from error

    def _object(self, name: pygit2.Oid, kind: type[_Object]) -> _Object:
        found = self._repository.get(name)
        if not isinstance(found, kind):
            raise self._broken(str(name))
        return found

    def _broken(self, what: str) -> UserError:
        return UserError(say("Objects of {what} are missing in {path}.", what=what, path=self._path))


def _text(raw: bytes) -> str:
    """A path as git has it; bytes that are no UTF-8 become surrogates."""
    return raw.decode("utf-8", "surrogateescape")
