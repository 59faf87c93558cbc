"""The image that goes with a post by its name, such as ``img/posts/<name>.jpg``."""

from __future__ import annotations

from os.path import splitext
from posixpath import basename

from bot.rules._targets import IMAGES

NAME = "{name}"


def companion_of(path: str, pattern: str) -> str:
    """The path of the image that belongs to the post at ``path``."""
    return pattern.replace(NAME, name_of(path))


def has_companion(path: str, pattern: str, files: frozenset[str]) -> bool:
    """Whether the image exists, in any format."""
    return bool(companions(path, pattern, files))


def companions(path: str, pattern: str, files: frozenset[str]) -> tuple[str, ...]:
    """The images that belong to the post at ``path`` and exist, in any format."""
    stem, _ = splitext(companion_of(path, pattern))
    extensions = (*IMAGES, *(extension.upper() for extension in IMAGES))
    return tuple(stem + extension for extension in extensions if stem + extension in files)


def name_of(path: str) -> str:
    """A post's file name without its extension."""
    return splitext(basename(path))[0]
