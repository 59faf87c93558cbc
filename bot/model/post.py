"""A post, as the rules see it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import accumulate
from typing import NewType

from bot.model.front_matter import FrontMatter
from bot.model.markdown import Markdown
from bot.model.place import Position, Range, Span

PostPath = NewType("PostPath", str)
"""A path in the repository, with ``/`` between folders and none in front."""


class Change(StrEnum):
    """What a pull request does to a file. UNCHANGED is for the command line, which can look at any post."""

    ADDED = "added"
    MODIFIED = "modified"
    RENAMED = "renamed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Post:
    """One post. ``text`` is the decoded file, a byte order mark removed, its line ends as they are.

    ``before`` is the post as it was published before, where it is known and was.
    """

    path: PostPath
    text: str
    front_matter: FrontMatter
    body: Markdown
    change: Change = Change.ADDED
    previous_path: PostPath | None = None
    before: Post | None = field(default=None, repr=False, compare=False)
    _line_starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        lengths = (len(line) for line in self.text.split("\n"))
        starts = accumulate((length + 1 for length in lengths), initial=0)
        object.__setattr__(self, "_line_starts", tuple(starts)[:-1])

    def position(self, offset: int) -> Position:
        """The line and column of a code-point offset; lines end at ``\\n``."""
        line = bisect_right(self._line_starts, offset)
        return Position(line, offset - self._line_starts[line - 1] + 1)

    def range(self, span: Span) -> Range:
        """A span as lines and columns."""
        return Range(self.position(span.start), self.position(span.end))

    def span(self, place: Range) -> Span:
        """The inverse of :meth:`range`."""
        start, end = (self._line_starts[at.line - 1] + at.column - 1 for at in (place.start, place.end))
        return Span(start, end)

    @property
    def name(self) -> str:
        """The last part of the path."""
        return self.path.rpartition("/")[2]

    @property
    def folder(self) -> str:
        """The path without its last part, and without a ``/`` at its end."""
        return self.path.rpartition("/")[0]
