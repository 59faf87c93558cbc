"""Where something stands in a text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code-point offsets into one text; ``start == end`` is a place between two characters."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """What stands there."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A line and a column, both counted from 1; columns count code points, as editors show them."""

    line: int
    column: int


@dataclass(frozen=True, slots=True, order=True)
class Range:
    """A half-open range of positions, as in reviewdog's Diagnostic format: ``end`` is the first place after it."""

    start: Position
    end: Position


@dataclass(frozen=True, slots=True)
class Edit:
    """An exact replacement of what stands at ``span``; an empty ``text`` deletes."""

    span: Span
    text: str
