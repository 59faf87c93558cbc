"""The image that goes with each post by its name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from posixpath import basename, dirname, splitext

from bot.conventions.support import support_of
from bot.model.conventions import Habit

NAME = "{name}"
IMAGES = frozenset((".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif"))


def usual_companion(posts: Sequence[str], files: frozenset[str], *, recent: bool = True) -> Habit | None:
    """Where the posts, newest first, have an image of their own name, as a pattern; None where none has."""
    names = {_name(path) for path in posts}
    images = [path for path in files if _name(path) in names and splitext(path)[1].lower() in IMAGES]
    folders = Counter(folder for folder, _ in {(dirname(path), _name(path)) for path in images})
    if not folders:
        return None
    # Of several folders the first by name counts, lest the answer depend on the order of a set.
    folder = min(folders, key=lambda folder: (-folders[folder], folder))
    here = [path for path in images if dirname(path) == folder]
    endings = Counter(splitext(path)[1] for path in here)
    ending = min(endings, key=lambda ending: (-endings[ending], ending))
    with_image = {_name(path) for path in here}
    support = support_of(posts, lambda path: _name(path) in with_image, recent=recent)
    return Habit("/".join(filter(None, (folder, f"{NAME}{ending}"))), support)


def _name(path: str) -> str:
    return splitext(basename(path))[0]
