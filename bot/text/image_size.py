"""How many pixels an image has, by its first bytes; nothing of the picture itself is decoded."""

from __future__ import annotations

from collections.abc import Callable
from typing import BinaryIO

import imagesize

from bot.model.site import ImageSize

LIGHT = 100_000
"""Up to so many bytes an image loads quickly, whatever its pixels."""
LARGEST = 1_048_576
"""Images of more bytes are not read, here as elsewhere: they are too heavy as it is."""

_STARTS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8", b"RIFF")
_ISO_BOX = slice(4, 8)
_SMALLEST, _MOST = 1, 1_000_000


def measured(size: int, opened: Callable[[], BinaryIO]) -> ImageSize:
    """The size of an image of ``size`` bytes, with its pixels where that is worth opening it. Raises what that does."""
    if not LIGHT < size <= LARGEST:
        return ImageSize(size)
    with opened() as file:
        return ImageSize(size, *(pixels(file) or ()))


def pixels(file: BinaryIO) -> tuple[int, int] | None:
    """Width and height of a PNG, JPEG, GIF, WebP or AVIF image, before it is turned; None for what is none of these.

    SVG, which has no pixels, is not even looked at: it is XML, and whoever reads that must beware.
    """
    start = file.read(12)
    if not start.startswith(_STARTS) and start[_ISO_BOX] != b"ftyp":
        return None
    try:
        file.seek(0)
        width, height = imagesize.get(file, exif_rotation=False)
    except Exception:  # a file may hold anything, and none of it matters
        return None
    return (width, height) if all(_SMALLEST <= side <= _MOST for side in (width, height)) else None
