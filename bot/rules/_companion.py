"""The image that goes with a post by its name, such as ``img/posts/<name>.jpg``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from os.path import splitext
from posixpath import basename, dirname

from bot.model.site import PostKind, SiteFacts, SiteSettings
from bot.rules._targets import IMAGES, is_image

_ENOUGH_POSTS = 5
_RECENT_POSTS = 40
_NEARLY_ALL = 0.85

NAME = "{name}"


def companion_of(path: str, pattern: str) -> str:
    """The path of the image that belongs to the post at ``path``."""
    return pattern.replace(NAME, name_of(path))


def has_companion(path: str, pattern: str, files: frozenset[str]) -> bool:
    """Whether the image exists, in any format."""
    stem, _ = splitext(companion_of(path, pattern))
    return any(stem + extension in files for extension in (*IMAGES, *(extension.upper() for extension in IMAGES)))


def name_of(path: str) -> str:
    """A post's file name without its extension."""
    return splitext(basename(path))[0]


def usual_companion(site: SiteFacts) -> str | None:
    """Where nearly all recent posts of the site have such an image, as a pattern; None where they don't."""
    return _usual(site.site.post_kind, site.site.named_day, site.settings, site.files)


@lru_cache(maxsize=8)
def _usual(
    kind: Callable[[str, SiteSettings], PostKind | None],
    day: Callable[[str], date | None],
    settings: SiteSettings,
    files: frozenset[str],
) -> str | None:
    posts = (path for path in files if kind(path, settings) is PostKind.POST and day(path))
    recent = set(sorted(map(name_of, posts))[-_RECENT_POSTS:])
    images = [path for path in files if is_image(path) and name_of(path) in recent]
    folders = Counter(folder for folder, _ in {(dirname(path), name_of(path)) for path in images})
    if len(recent) < _ENOUGH_POSTS or not folders:
        return None
    [(folder, count)] = folders.most_common(1)
    extensions = Counter(splitext(path)[1] for path in images if dirname(path) == folder)
    [(extension, _)] = extensions.most_common(1)
    return f"{folder}/{NAME}{extension}" if count >= _NEARLY_ALL * len(recent) else None
