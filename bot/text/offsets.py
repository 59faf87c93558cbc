"""From byte offsets, which Markdown parsers count in, to code points, which people and editors see."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import accumulate, pairwise


def code_points(text: str, byte_offsets: Iterable[int]) -> Callable[[int], int]:
    """A function from each of ``byte_offsets`` into the UTF-8 of ``text`` to the code point that begins there.

    Every byte is decoded once, whatever the number of offsets.
    """
    if text.isascii():
        return int
    data = text.encode()
    offsets = sorted({0, *byte_offsets})
    lengths = (len(data[start:end].decode()) for start, end in pairwise(offsets))
    return dict(zip(offsets, accumulate(lengths, initial=0), strict=True)).__getitem__
