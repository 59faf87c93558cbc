"""A site in a folder, as it is now."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date, datetime
from functools import partial
from pathlib import Path
from stat import S_ISREG
from typing import BinaryIO

from bot import check
from bot.config import PATHS, read_config
from bot.conventions import examples, learn, learn_each, newest, precedent_of, published_day
from bot.local.reading import MAX_BYTES, Reading, nothing_here, too_large, with_known_posts
from bot.model.conventions import Precedent
from bot.model.errors import UserError
from bot.model.message import Message, say
from bot.model.post import Change, Post, PostPath
from bot.model.site import ImageSize, Site, SiteFacts, SiteSettings, SourceFile
from bot.rules._targets import is_image
from bot.text.decode import decode
from bot.text.front_matter import read_front_matter
from bot.text.image_size import measured
from bot.text.post import read_post

_TOP_SIGNS = (
    (".git", *PATHS),
    ("_config.yml", "_config.yaml", "_config.toml"),
    (
        "hugo.toml",
        "hugo.yaml",
        "zola.toml",
        ".eleventy.js",
        "eleventy.config.js",
        "astro.config.mjs",
        "astro.config.ts",
    ),
    ("_posts", "_drafts"),
    ("config.toml", "content"),
)
"""What shows the top of a site, the surest signs first."""
_NOT_LISTED = frozenset((".git", "node_modules", "vendor", "_site", ".venv", ".jekyll-cache", ".bundle"))

_MANY = 3000
"""So many posts are read at most to tell which are the latest."""

_SAMPLE = "_posts/2026-05-14-title.md"

Track = Callable[[Sequence[str]], Iterable[str]]
"""Passes on what it is given, and shows somebody how far that has come."""


def top_of(start: Path) -> Path:
    """The folder of the site around ``start``: the nearest one with a sign of it, else ``start``'s own."""
    start = start if start.is_dir() else start.parent
    folders = (start, *start.parents)
    tops = (
        folder for signs in _TOP_SIGNS for folder in folders if any(os.path.exists(folder / sign) for sign in signs)
    )
    return next(tops, start)


def working_tree(
    root: Path,
    paths: Sequence[Path] = (),
    *,
    now: datetime,
    today: date | None = None,
    track: Track = iter,
    latest: int | None = None,
) -> Reading:
    """The posts at ``paths``, or in folders among them, or the ``latest`` ones, or all of the site in ``root``.

    A path counts from the current folder, or from ``root`` where there is none. ``today`` is the day in ``now``, in
    the time zone of the site, unless it is given. Symbolic links are not followed. Raises UserError for a path that
    is no post, does not exist or lies outside of ``root``.
    """
    files = frozenset(_listed(root))
    config, errors = read_config(next(_sources(root, [path for path in PATHS if path in files]), None))
    site = check.site_of(files, config)
    settings = check.settings_of(site, tuple(_sources(root, site.configuration_files(files))), config)
    precedents = tuple(_precedents(root, files, site, settings))
    facts = SiteFacts(
        site=site,
        today=today or check.day_of(now, settings),
        files=files,
        authors=check.authors_of(site, _sources(root, site.author_files(files))),
        settings=settings,
        sizes=dict(_sizes(root, files)),
        conventions=learn_each(precedents, files, site, settings),
    )
    if latest is not None:
        wanted = _latest(root, files, site, settings)[:latest]
    else:
        wanted = _chosen(root, paths, files, site, settings) if paths else _posts(files, site, settings)
    posts, unread = _read(root, track(wanted))
    errors = (*errors, *unread) if wanted else (*errors, *nothing_here(files, config))
    facts = with_known_posts(facts, posts, lambda found: _sources(root, found))
    return Reading(posts, facts, config, errors, learn(precedents, files, settings), precedents)


def _listed(root: Path) -> Iterator[str]:
    """Every file below ``root``, by its path from there; bytes that are no UTF-8 are surrogates, as Python has it."""
    if not root.is_dir():
        raise UserError(say("There is no folder {path}.", path=str(root)))
    waiting = [""]
    while waiting:
        prefix = waiting.pop()
        for entry in _entries(root / prefix):
            if not entry.is_dir(follow_symlinks=False):
                yield prefix + entry.name
            elif entry.name not in _NOT_LISTED:
                waiting.append(f"{prefix}{entry.name}/")


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    """What is in a folder; nothing when it can't be read."""
    try:
        with os.scandir(folder) as found:
            return list(found)
    except OSError:
        return []


def _precedents(root: Path, files: frozenset[str], site: Site, settings: SiteSettings) -> Iterator[Precedent]:
    """The recent posts, those that are looked at among them: a folder doesn't say which ones are new."""
    for source in _sources(root, examples(files, site, settings)):
        yield precedent_of(read_post(PostPath(source.path), source.content), site.named_day(source.path))


def _sizes(root: Path, files: Iterable[str]) -> Iterator[tuple[str, ImageSize]]:
    """How large each image is, but for what can't be read."""
    for path in filter(is_image, files):
        with suppress(OSError):
            file = root / path
            found = file.lstat()
            if S_ISREG(found.st_mode):
                yield path, measured(found.st_size, partial(_opened, file))


def _opened(file: Path) -> BinaryIO:
    return file.open("rb")


def _latest(root: Path, files: frozenset[str], site: Site, settings: SiteSettings) -> list[str]:
    """Published posts, the newest first: by their names, else by what the first of them say of their day."""
    posts = newest(files, site, settings, limit=_MANY)
    if all(map(site.named_day, posts)):
        return list(posts)
    days = {source.path: _day(source, site) for source in _sources(root, posts)}
    return sorted(days, key=lambda path: (-days[path], path))


def _day(source: SourceFile, site: Site) -> int:
    found = published_day(read_front_matter(decode(source.content)[0]), site.named_day(source.path))
    return found.toordinal() if found else 0


def _posts(files: Iterable[str], site: Site, settings: SiteSettings) -> list[str]:
    return sorted(path for path in files if site.post_kind(path, settings))


def _chosen(root: Path, paths: Sequence[Path], files: frozenset[str], site: Site, settings: SiteSettings) -> list[str]:
    found: dict[str, None] = {}
    every = _posts(files, site, settings)
    for path in paths:
        inside = _inside(root, path)
        posts = [post for post in every if inside in (post, ".") or post.startswith(f"{inside}/")]
        if not posts and inside in files:
            raise UserError(
                say("{path} is no post. Posts of this site have a path such as {sample}.", path=inside, sample=_SAMPLE)
            )
        found |= dict.fromkeys(posts)
    return list(found)


def _inside(root: Path, path: Path) -> str:
    """A path from ``root``, with ``/`` between its parts."""
    there = next((one for one in (path, root / path) if os.path.lexists(one)), None)
    if there is None:
        raise UserError(say("There is no file {path}.", path=str(path)))
    # The file itself may be a link; where its folder leads is what counts.
    folder = os.path.realpath(there if there.is_dir() else there.parent)
    actual = folder if there.is_dir() else os.path.join(folder, there.name)
    top = os.path.realpath(root)
    inside = os.path.relpath(actual, top).replace(os.sep, "/")
    if inside.startswith("../") or inside == "..":
        raise UserError(
            say("{path} is outside of {root}. Name the site's folder with --root.", path=str(path), root=top)
        )
    return inside


def _read(root: Path, paths: Iterable[str]) -> tuple[tuple[Post, ...], tuple[Message, ...]]:
    posts, errors = list[Post](), list[Message]()
    for path in paths:
        try:
            source = _source(root, path)
        except OSError as error:
            errors.append(_unreadable(path, error))
            continue
        if source is None:
            continue
        if source.truncated:
            errors.append(too_large(path))
        else:
            posts.append(read_post(PostPath(path), source.content, change=Change.UNCHANGED))
    return tuple(posts), tuple(errors)


def _unreadable(path: str, error: OSError) -> Message:
    return say("{path} can't be read: {reason}.", path=path, reason=error.strerror or type(error).__name__)


def _sources(root: Path, paths: Iterable[str]) -> Iterator[SourceFile]:
    """The files at the paths; one that can't be read counts as one without content."""
    for path in paths:
        try:
            source = _source(root, path)
        except OSError:
            source = SourceFile(path, b"", truncated=True)
        if source:
            yield source


def _source(root: Path, path: str) -> SourceFile | None:
    """A file with its content, None where it is no regular one: a pipe would wait, a device never end."""
    file = root / path
    if not S_ISREG(file.lstat().st_mode):
        return None
    with file.open("rb") as opened:
        content = opened.read(MAX_BYTES + 1)
    truncated = len(content) > MAX_BYTES
    return SourceFile(path, b"" if truncated else content, truncated)
