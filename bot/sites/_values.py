"""Metadata values of any shape, read as what they should have been."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.model.front_matter import Value

_NOTHING: Mapping[str, Value] = {}


def text(written: Value) -> str | None:
    """A text without blanks around it; None for an empty one and for anything else."""
    return written.strip() or None if isinstance(written, str) else None


def elements(written: Value) -> Sequence[Value]:
    """The elements of a list; none for anything else."""
    return written if isinstance(written, Sequence) and not isinstance(written, str) else ()


def texts(written: Value) -> tuple[str, ...]:
    """The texts in a list; none for anything else."""
    return tuple(found for one in elements(written) if (found := text(one)))


def part(written: Value, key: str) -> Mapping[str, Value]:
    """The mapping under a key; an empty one where there is none."""
    found = written.get(key) if isinstance(written, Mapping) else None
    return found if isinstance(found, Mapping) else _NOTHING


def first_text(written: Mapping[str, Value], keys: Sequence[str]) -> str | None:
    """The text under the first of several keys that holds one."""
    return next((found for key in keys if (found := text(written.get(key)))), None)
