"""The name that somebody may have meant."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

_NEAR = 0.6


def nearest(written: str, names: Iterable[str]) -> str | None:
    """The name most like what was written, None when none is like it; the first in the alphabet of equal ones."""
    found = process.extractOne(written, sorted(names), scorer=OSA.normalized_similarity, score_cutoff=_NEAR)
    return found[0] if found else None
