"""Small sites, in a folder and as commits of a bare repository."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pygit2
from pygit2.enums import FileMode, ObjectType

POST = b"---\ntitle: Hello\nauthors: ada\n---\nWe are here.\n\n<!--more-->\n\nAnd there.\n"
PATH = "_posts/2026-05-14-hello.md"
AUTHOR = b"---\nfullname: Ada Lovelace\n---\n"
SITE = {"_config.yml": b"title: A site\n", "_authors/ada.md": AUTHOR}


def write(root: Path, files: Mapping[str, bytes]) -> Path:
    for path, content in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)
    return root


class Commits:
    """A bare repository; every commit holds exactly the files that it is given, paths as bytes where they must be."""

    def __init__(self, folder: Path) -> None:
        self.path = str(folder / "site.git")
        self.repository = pygit2.init_repository(self.path, bare=True)

    def add(
        self,
        files: Mapping[str | bytes, bytes],
        *parents: str,
        time: int = 1_780_000_000,
        modes: Mapping[str, FileMode] | None = None,
    ) -> str:
        """The name of a commit of these files; ``time`` is in seconds since 1970, UTC."""
        modes = modes or {}
        entries = {
            _raw(path): (modes.get(str(path), FileMode.BLOB), self.repository.create_blob(content))
            for path, content in files.items()
        }
        return self.commit(self.tree(entries), *parents, time=time)

    def commit(self, tree: pygit2.Oid, *parents: str, time: int = 1_780_000_000) -> str:
        who = pygit2.Signature("Ada", "ada@example.org", time, 0)
        ids = [pygit2.Oid(hex=parent) for parent in parents]
        return str(self.repository.create_commit(None, who, who, "A change", tree, ids))

    def tree(self, entries: Mapping[bytes, tuple[FileMode, pygit2.Oid]]) -> pygit2.Oid:
        """A tree, folders made as needed. libgit2's own builder takes no names but text."""
        here = dict[bytes, tuple[FileMode, pygit2.Oid]]()
        folders = dict[bytes, dict[bytes, tuple[FileMode, pygit2.Oid]]]()
        for path, entry in entries.items():
            name, slash, rest = path.partition(b"/")
            if slash:
                folders.setdefault(name, {})[rest] = entry
            else:
                here[name] = entry
        here |= {name: (FileMode.TREE, self.tree(inside)) for name, inside in folders.items()}
        rows = sorted(here.items(), key=lambda row: row[0] + (b"/" if row[1][0] == FileMode.TREE else b""))
        data = b"".join(b"%o %s\0%s" % (mode, name, entry.raw) for name, (mode, entry) in rows)
        return self.repository.write(ObjectType.TREE, data)


def _raw(path: str | bytes) -> bytes:
    return path if isinstance(path, bytes) else path.encode()
