"""Which lines of a patch can carry a comment."""

from __future__ import annotations

import re
from dataclasses import dataclass

HEADER = re.compile(r"@@ -(\d+)(?:,\d+)? \+(\d+)(?:,\d+)? @@")


@dataclass(frozen=True, slots=True)
class Place:
    """One line of a patch: its number in the old and in the new file, and its position in the patch.

    Positions count from 1 at the line under the first hunk header and go on through later headers.
    """

    hunk: int
    position: int
    old: int | None
    new: int | None

    def at(self, side: str) -> int | None:
        """The line's number on a side: LEFT is the old file, RIGHT the new one."""
        return self.old if side == "LEFT" else self.new


def commentable(patch: str) -> list[Place]:
    """Every line of a patch, context included."""
    places: list[Place] = []
    hunk = -1
    old = new = 0
    for position, line in enumerate(patch.split("\n") if patch else []):
        header = HEADER.match(line)
        if header:
            hunk += 1
            old, new = int(header[1]), int(header[2])
        elif line.startswith("+"):
            places.append(Place(hunk, position, None, new))
            new += 1
        elif line.startswith("-"):
            places.append(Place(hunk, position, old, None))
            old += 1
        elif line.startswith(" ") or line == "":
            places.append(Place(hunk, position, old, new))
            old, new = old + 1, new + 1
    return places


def line_after(patch: str, line: int) -> int | None:
    """Where a line of the old file stands in the new one, None when the patch removes or rewrites it."""
    shift = 0
    for place in commentable(patch):
        if place.old is not None and place.old > line:
            break
        if place.old == line:
            return place.new
        shift += (place.old is None) - (place.new is None)
    return line + shift


def hunk_of(patch: str, position: int) -> str:
    """The hunk from its header down to the line at that position, as it is shown above a comment."""
    lines = patch.split("\n")
    start = max(number for number in range(position + 1) if HEADER.match(lines[number]))
    return "\n".join(lines[start : position + 1])
