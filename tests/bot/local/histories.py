"""Small repositories that have merged pull requests."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pygit2

from bot.rules import all_rules
from tests.bot.local.sites import POST, SITE, Commits

OPENED = "_posts/hello.md"
MERGED = "_posts/2026-05-14-hello.md"
SQUASHED = "_posts/2026-05-15-squashed.md"
_BODY = b"\n\n<!--more-->\n\nWe have (a guide)[https://example.org/guide] for you.\n"
DRAFT = b"---\ntitle: Hello\nauthors: ada\n---\nTODO: say where we are.\n" + _BODY
FINAL = b"---\ntitle: Hello to all\nauthors: ada\n---\nWe are here.\n" + _BODY

_COUNTED = ("file-name", "malformed-link", "placeholder")
_OFF = ", ".join(f"{rule}: off" for rule in all_rules() if rule not in _COUNTED)
BASE: Mapping[str, bytes] = {**SITE, "copydesk.yml": f"rules: {{{_OFF}}}\n".encode()}
"""A site in which three rules alone speak, so that the figures stay what they are as rules are added."""


class History(Commits):
    """A bare repository whose current branch is ``main``."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.repository.set_head("refs/heads/main")
        self._names = dict[str, str]()

    def change(self, message: str, files: Mapping[str, bytes], *parents: str, time: int = 1_778_756_400) -> str:
        """A commit of exactly these files, made on 2026-05-14 unless told otherwise."""
        plain = pygit2.Oid(hex=self.add(dict(files.items())))
        tree = self.repository[plain].peel(pygit2.Tree).id
        who = pygit2.Signature("Ada", "ada@example.org", time, 0)
        ids = [pygit2.Oid(hex=parent) for parent in parents]
        commit = str(self.repository.create_commit(None, who, who, message, tree, ids))
        self._names[message.partition("\n")[0]] = commit
        return commit

    def short(self, message: str) -> str:
        """The beginning of the name of the last commit with this first line."""
        return self._names[message][:10]

    def refer(self, name: str, commit: str) -> None:
        self.repository.create_reference(name, pygit2.Oid(hex=commit), force=True)


def merged_and_squashed(folder: Path) -> History:
    """A draft that was renamed and corrected before its merge, then a post squashed with a mark left in it."""
    history = History(folder)
    base = history.change("Begin", BASE)
    opened = history.change("Draft", {**BASE, OPENED: DRAFT}, base)
    corrected = history.change("Correct", {**BASE, MERGED: FINAL}, opened)
    merge = history.change("Merge pull request #1 from ada/hello\n\nHello", {**BASE, MERGED: FINAL}, base, corrected)
    posts = {MERGED: FINAL, SQUASHED: POST.replace(b"Hello", b"Squashed") + b"TODO\n"}
    squash = history.change("Add a post (#2)\n\n* Draft", {**BASE, **posts}, merge, time=1_778_842_800)
    direct = history.change("Tidy up", {**BASE, **posts, "README.md": b""}, squash, time=1_778_842_900)
    history.refer("refs/heads/main", direct)
    for end, commit in (("base", base), ("head", corrected)):
        history.refer(f"refs/replays/blog/1/{end}", commit)
    return history
