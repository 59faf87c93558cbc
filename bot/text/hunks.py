"""The lines of a file that a review may comment on, from the ``patch`` that GitHub gives for it."""

from __future__ import annotations

import re
from collections.abc import Iterator

_HEADER = re.compile(r"@@ -\d+(?:,\d+)? \+(\d{1,9})(?:,\d+)? @@")


def commentable(patch: str) -> tuple[range, ...]:
    """For each hunk of a unified diff, its lines in the new file, counted from 1.

    A comment on several lines must stay within one hunk. Lines are counted rather than taken from the header's word,
    since GitHub may cut a patch short; a hunk that only removes lines has none.
    """
    return tuple(lines for lines in _hunks(patch) if lines)


def added(patch: str) -> frozenset[int]:
    """The lines of the new file that a unified diff adds, counted from 1; those that it was cut before aren't there."""
    found, number = set[int](), 0
    for line in patch.split("\n"):
        if header := _HEADER.match(line):
            number = int(header[1])
        elif number and line[:1] in ("+", " "):
            if line[0] == "+":
                found.add(number)
            number += 1
    return frozenset(found)


def _hunks(patch: str) -> Iterator[range]:
    start = length = 0
    for line in patch.split("\n"):
        if header := _HEADER.match(line):
            yield range(start, start + length)
            start, length = int(header[1]), 0
        elif start and line[:1] in ("+", " "):
            length += 1
    yield range(start, start + length)
