"""What a pull request changes, and its posts as they are at the head commit."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from github import GithubException
from github.PullRequest import PullRequest
from github.Repository import Repository

from bot.github.client import Client, Tree
from bot.model.post import Change
from bot.model.site import SourceFile
from bot.model.snapshot import ChangedPost

SOURCES = 200
"""Files that are read at the head of one pull request; a site has fewer posts in review at a time."""

_CHANGES = {
    "added": Change.ADDED,
    "copied": Change.ADDED,
    "modified": Change.MODIFIED,
    "changed": Change.MODIFIED,
    "renamed": Change.RENAMED,
}


@dataclass(frozen=True, slots=True)
class ChangedFile:
    """A file of the pull request. ``change`` is None when it is removed; ``blob`` names its content at head.

    ``patch`` is None for a file too large to be compared, or none of text.
    """

    path: str
    change: Change | None
    blob: str
    previous_path: str | None
    patch: str | None = None


def changed_files(pull: PullRequest) -> tuple[ChangedFile, ...]:
    """Every file that the pull request changes, of which GitHub lists at most 3,000.

    https://docs.github.com/en/rest/pulls/pulls#list-pull-requests-files
    """
    return tuple(
        ChangedFile(file.filename, _CHANGES.get(file.status), file.sha, file.previous_filename, file.patch)
        for file in pull.get_files()
        if file.status in _CHANGES or file.status == "removed"
    )


def unlisted(base: Tree, head: Tree, listed: Iterable[ChangedFile]) -> tuple[str, ...]:
    """What differs at head from the base although GitHub did not list it, sorted.

    Where the base has moved on meanwhile, so does what it has moved; a listing cut short deserves no better.
    """
    known = {file.path for file in listed}
    return tuple(sorted(path for path, entry in head.items() if path not in known and base.get(path) != entry))


def files_after(base: Iterable[str], changed: Iterable[ChangedFile]) -> frozenset[str]:
    """Every path at base, with the pull request's changes made."""
    files = set(base)
    for file in changed:
        if file.change is None:
            files.discard(file.path)
        else:
            files.add(file.path)
            if file.change is Change.RENAMED and file.previous_path:
                files.discard(file.previous_path)
    return frozenset(files)


class Head:
    """The files of a pull request at one commit, read through the base repository.

    A fork's commits can be read there too: its objects are shared, and the addresses in GitHub's own listing of a
    pull request's files lead there.
    """

    def __init__(self, client: Client, repository: Repository, commit: str) -> None:
        self._client = client
        self._repository = repository
        self._commit = commit
        self._left = SOURCES
        self.unread: list[str] = []
        """Paths whose content could not be had."""

    def source(self, file: ChangedFile) -> SourceFile | None:
        """A changed file with its content, or None, in which case its path is in ``unread``."""
        if self._left == 0:
            self.unread.append(file.path)
            return None
        self._left -= 1
        content = self._client.objects.blobs.get(file.blob)
        if content is None:
            content = self._content(file.path)
        if content is None:
            self.unread.append(file.path)
            return None
        # Under its own hash: the listing may speak of a newer commit than the one that is read here.
        self._client.objects.blobs.put(_git_hash(content), content)
        return SourceFile(file.path, content)

    def post(self, file: ChangedFile) -> ChangedPost | None:
        """The same as a post."""
        source = self.source(file)
        if source is None or file.change is None:
            return None
        previous = file.previous_path if file.change is Change.RENAMED else None
        return ChangedPost(source, file.change, previous, file.patch)

    def _content(self, path: str) -> bytes | None:
        """What stands at a path, None where that is too large, is no file, or is no longer there.

        Asked for by path, not by blob, as only so GitHub gives no more than 1 MB.
        https://docs.github.com/en/rest/repos/contents#get-repository-content
        """
        try:
            found = self._repository.get_contents(path, ref=self._commit)
        except GithubException as error:
            if error.status == 404 or (error.status == 403 and "too_large" in str(error.data)):
                return None
            raise
        if isinstance(found, list) or found.encoding != "base64":
            return None
        return base64.b64decode(found.content)


def _git_hash(content: bytes) -> str:
    """The name that git gives to a blob."""
    return hashlib.sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()
