"""The git side: one bare repository on disk holds a repository together with all of its forks.

GitHub keeps a fork network in one object store as well, which is why the head commit of a pull request
from a fork can be read through the base repository. Branches of the root live under `refs/heads/`, those of a
fork under `refs/forks/<id>/heads/`, and the head of every pull request under `refs/pull/<number>/head`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pygit2
from pygit2.enums import DeltaStatus, DiffFind, FileMode, ObjectType, SortMode

from forge.accounts import Account

# "No single file's diff may exceed 20,000 lines that you can load or 500 KB of raw diff data":
# https://docs.github.com/repositories/creating-and-managing-repositories/repository-limits
PATCH_LINES = 20_000
PATCH_BYTES = 500_000

Files = Mapping[str, str | bytes | None]

STATUS = {
    DeltaStatus.ADDED: "added",
    DeltaStatus.DELETED: "removed",
    DeltaStatus.MODIFIED: "modified",
    DeltaStatus.RENAMED: "renamed",
    DeltaStatus.COPIED: "copied",
    DeltaStatus.TYPECHANGE: "changed",
}


@dataclass(frozen=True, slots=True)
class TreeEntry:
    """A row of a git tree. `size` is in bytes, None for directories."""

    path: str
    mode: str
    type: str
    sha: str
    size: int | None


@dataclass(frozen=True, slots=True)
class FileChange:
    """One file of a diff. `patch` starts at the first hunk; None where GitHub leaves it out."""

    path: str
    previous_path: str | None
    status: str
    sha: str
    additions: int
    deletions: int
    patch: str | None


class NotInRepository(LookupError):
    """No such object, branch or path."""


class GitStore:
    """Reading and writing one bare repository. Not locked by itself: the forge serialises the calls."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.signed: set[str] = set()
        self._git = pygit2.init_repository(str(path), bare=True, initial_head="main")

    # Writing

    def write_commit(
        self,
        parent: str | None,
        files: Files,
        message: str,
        author: Account,
        when: datetime,
        committer: Account | None = None,
    ) -> str:
        """Commit `files` on top of `parent` and answer the new commit's sha. None as content deletes."""
        index = pygit2.Index()
        if parent is not None:
            index.read_tree(self._commit(parent).tree)
        for path, content in files.items():
            if content is None:
                index.remove(path)
                continue
            data = content.encode() if isinstance(content, str) else content
            index.add(pygit2.IndexEntry(path, self._git.create_blob(data), FileMode.BLOB))
        tree = index.write_tree(self._git)
        return self._create(tree, [parent] if parent else [], message, author, when, committer)

    def write_merge(self, base: str, head: str, message: str, author: Account, when: datetime) -> str | None:
        """Merge `head` into `base` and answer the merge commit's sha, or None when they conflict."""
        merged = self._merge(base, head)
        if merged.conflicts:
            return None
        return self._create(merged.write_tree(self._git), [base, head], message, author, when)

    def write_squash(self, base: str, head: str, message: str, author: Account, when: datetime) -> str | None:
        """All that `head` changes as one commit on `base`; its sha, or None when they conflict."""
        merged = self._merge(base, head)
        return None if merged.conflicts else self._create(merged.write_tree(self._git), [base], message, author, when)

    def write_rebase(self, base: str, head: str, author: Account, when: datetime) -> str | None:
        """The commits of `head` one by one on `base`; the sha of the last, or None when one of them conflicts."""
        tip = base
        for sha in self.log(head, without=[base]):
            commit = self._commit(sha)
            if len(commit.parents) != 1:
                continue
            before, after = commit.parents[0].tree_id, commit.tree_id
            merged = self._git.merge_trees(before, self._commit(tip).tree_id, after)
            if merged.conflicts:
                return None
            tip = self._create(merged.write_tree(self._git), [tip], commit.message, author, when)
        return tip

    def can_merge(self, base: str, head: str) -> bool:
        """Whether the two commits merge without conflict."""
        return not self._merge(base, head).conflicts

    def write_blob(self, data: bytes) -> str:
        """Keep bytes and answer their sha."""
        return str(self._git.create_blob(data))

    def write_tree(self, base: str | None, files: Mapping[str, tuple[str, str] | None]) -> str:
        """The sha of a tree like `base`, with a mode and a blob at these paths, or nothing where it is None.

        Raises NotInRepository where an object, or a path to remove, is missing.
        """
        index = pygit2.Index()
        if base is not None:
            index.read_tree(self._git[self.tree(base)[0]].peel(pygit2.Tree))
        for path, entry in files.items():
            if entry is None:
                if path not in index:
                    raise NotInRepository(path)
                index.remove(path)
            else:
                mode, sha = entry
                self.blob(sha)
                index.add(pygit2.IndexEntry(path, pygit2.Oid(hex=sha), FileMode(int(mode, 8))))
        return str(index.write_tree(self._git))

    def commit_tree(self, tree: str, parents: list[str], message: str, author: Account, when: datetime) -> str:
        """Commit a tree and answer the commit's sha. Raises NotInRepository."""
        sha, _ = self.tree(tree)
        return self._create(
            pygit2.Oid(hex=sha), [str(self._commit(each).id) for each in parents], message, author, when
        )

    def set_ref(self, name: str, sha: str | None) -> None:
        """Point a full reference name at a commit; None removes it."""
        if sha is not None:
            self._git.references.create(name, sha, force=True)
        elif name in self._git.references:
            self._git.references.delete(name)

    # Reading

    def ref(self, name: str) -> str | None:
        """The sha that a full reference name points at."""
        reference = self._git.references.get(name)
        return str(reference.target) if reference else None

    def branches(self, prefix: str) -> dict[str, str]:
        """Branch names under a prefix such as `refs/heads/`, with their shas."""
        return {
            name.removeprefix(prefix): str(self._git.references[name].target)
            for name in sorted(self._git.references)
            if name.startswith(prefix)
        }

    def is_commit(self, sha: str) -> bool:
        """Whether the full or abbreviated sha names a commit here."""
        try:
            return self._git[sha].type == ObjectType.COMMIT
        except (KeyError, ValueError):
            return False

    def commit(self, sha: str) -> pygit2.Commit:
        """The commit of that sha. Raises NotInRepository."""
        return self._commit(sha)

    def blob(self, sha: str) -> bytes:
        """The bytes of a blob. Raises NotInRepository."""
        try:
            found = self._git[sha]
        except (KeyError, ValueError) as error:
            raise NotInRepository(sha) from error
        if not isinstance(found, pygit2.Blob):
            raise NotInRepository(sha)
        return found.data

    def entry(self, commit: str, path: str) -> TreeEntry:
        """The tree entry at a path of a commit. Raises NotInRepository."""
        try:
            found = self._commit(commit).tree[path]
        except KeyError as error:
            raise NotInRepository(path) from error
        return _entry(path, found)

    def tree(self, sha: str, recursive: bool = False) -> tuple[str, Iterator[TreeEntry]]:
        """The sha of the tree that a commit or tree sha names, and its rows. Raises NotInRepository."""
        try:
            root = self._git[sha].peel(pygit2.Tree)
        except (KeyError, ValueError, pygit2.InvalidSpecError) as error:
            raise NotInRepository(sha) from error
        return str(root.id), _rows(root, recursive)

    def log(self, head: str, without: Iterable[str] = ()) -> list[str]:
        """Shas reachable from `head` and from none of `without`, oldest first."""
        walker = self._git.walk(head, SortMode.TOPOLOGICAL | SortMode.REVERSE)
        for sha in without:
            walker.hide(sha)
        return [str(commit.id) for commit in walker]

    def merge_base(self, one: str, other: str) -> str | None:
        """The best common ancestor, None when the histories are unrelated."""
        found = self._git.merge_base(one, other)
        return str(found) if found else None

    def ahead_behind(self, head: str, base: str) -> tuple[int, int]:
        """How many commits `head` has that `base` lacks, and the other way round."""
        return self._git.ahead_behind(head, base)

    def diff(self, base: str | None, head: str) -> list[FileChange]:
        """What changed between two commits, by path, renames found at 50 % likeness as git does."""
        tree = self._commit(head).tree
        before = self._git[self._commit(base).tree_id if base else self._git.TreeBuilder().write()]
        diff = before.peel(pygit2.Tree).diff_to_tree(tree)
        diff.find_similar(DiffFind.FIND_RENAMES)
        return sorted((_change(patch) for patch in diff if patch is not None), key=lambda change: change.path)

    def _commit(self, sha: str) -> pygit2.Commit:
        try:
            found = self._git[sha]
        except (KeyError, ValueError) as error:
            raise NotInRepository(sha) from error
        if not isinstance(found, pygit2.Commit):
            raise NotInRepository(sha)
        return found

    def _merge(self, base: str, head: str) -> pygit2.Index:
        ancestor = self.merge_base(base, head)
        root = self._commit(ancestor).tree_id if ancestor else self._git.TreeBuilder().write()
        return self._git.merge_trees(root, self._commit(base).tree_id, self._commit(head).tree_id)

    def _create(
        self,
        tree: pygit2.Oid,
        parents: list[str],
        message: str,
        author: Account,
        when: datetime,
        committer: Account | None = None,
    ) -> str:
        written, committed = (
            pygit2.Signature(who.name or who.login, who.email, int(when.timestamp()), 0)
            for who in (author, committer or author)
        )
        oids = [pygit2.Oid(hex=parent) for parent in parents]
        return str(self._git.create_commit(None, written, committed, message, tree, oids))


def _entry(path: str, found: pygit2.Object) -> TreeEntry:
    size = found.size if isinstance(found, pygit2.Blob) else None
    kind = {ObjectType.BLOB: "blob", ObjectType.TREE: "tree"}.get(ObjectType(found.type), "commit")
    return TreeEntry(path, f"{found.filemode:06o}", kind, str(found.id), size)


def _rows(tree: pygit2.Tree, recursive: bool) -> Iterator[TreeEntry]:
    waiting: list[tuple[str, pygit2.Object]] = [(str(each.name), each) for each in reversed(list(tree))]
    while waiting:
        path, found = waiting.pop()
        yield _entry(path, found)
        if recursive and isinstance(found, pygit2.Tree):
            waiting.extend((f"{path}/{each.name}", each) for each in reversed(list(found)))


def _change(patch: pygit2.Patch) -> FileChange:
    delta = patch.delta
    status = STATUS.get(DeltaStatus(delta.status), "changed")
    _, additions, deletions = patch.line_stats
    renamed = status in ("renamed", "copied")
    side = delta.old_file if status == "removed" else delta.new_file
    return FileChange(
        path=side.path,
        previous_path=delta.old_file.path if renamed else None,
        status=status,
        sha=str(side.id),
        additions=additions,
        deletions=deletions,
        patch=_hunks(patch, additions + deletions),
    )


def _hunks(patch: pygit2.Patch, lines: int) -> str | None:
    if patch.delta.is_binary or not patch.hunks or lines > PATCH_LINES:
        return None
    data = patch.data
    if len(data) > PATCH_BYTES:
        return None
    text = data.decode("utf-8", "replace")
    start = 0 if text.startswith("@@") else text.index("\n@@") + 1
    return text[start:].removesuffix("\n")
