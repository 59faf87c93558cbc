"""The files of a commit, and what is in them."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator

from github.GitTree import GitTree
from github.Repository import Repository

from bot.github.client import MEBIBYTE, Client, Entry, Tree
from bot.model.site import SourceFile

LISTINGS = 300
"""Listings that one commit may take. Each holds up to 100,000 files, so no site in use comes near.

https://docs.github.com/en/rest/git/trees#get-a-tree
"""


class TooManyFiles(Exception):
    """The repository holds more files than Copydesk lists."""


def tree(client: Client, repository: Repository, commit: str) -> Tree:
    """Every file at a commit. Raises TooManyFiles."""
    known = client.objects.trees.get(commit)
    if known is None:
        known = dict(_entries(repository, commit))
        client.objects.trees.put(commit, known)
    return known


def source(client: Client, repository: Repository, path: str, entry: Entry) -> SourceFile:
    """A file of a tree with its content, which is left out where it is larger than 1 MiB."""
    if entry.size > MEBIBYTE:
        return SourceFile(path, b"", truncated=True)
    known = client.objects.blobs.get(entry.sha)
    if known is None:
        known = content(repository, entry.sha)
        client.objects.blobs.put(entry.sha, known)
    return SourceFile(path, known)


def content(repository: Repository, sha: str) -> bytes:
    """What is in a blob, which takes a request."""
    return base64.b64decode(repository.get_git_blob(sha).content)


def sources(client: Client, repository: Repository, files: Tree, paths: Iterable[str]) -> tuple[SourceFile, ...]:
    """Those of the paths that exist, with their content."""
    return tuple(source(client, repository, path, files[path]) for path in paths if path in files)


def _entries(repository: Repository, commit: str) -> Iterator[tuple[str, Entry]]:
    """All at once where GitHub gives them so, else folder by folder, each as deep as GitHub goes."""
    waiting = [("", commit)]
    for _ in range(LISTINGS):
        prefix, sha = waiting.pop()
        found = repository.get_git_tree(sha, recursive=True)
        if found.truncated:
            found = repository.get_git_tree(sha)
            waiting += [(f"{prefix}{part.path}/", part.sha) for part in found.tree if part.type == "tree"]
        yield from _files(prefix, found)
        if not waiting:
            return
    raise TooManyFiles(f"{repository.full_name} holds more files than {LISTINGS} listings")


def _files(prefix: str, found: GitTree) -> Iterator[tuple[str, Entry]]:
    return ((f"{prefix}{part.path}", Entry(part.sha, part.size or 0)) for part in found.tree if part.type == "blob")
