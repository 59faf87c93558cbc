"""The words that one slip of the pen makes of a word, the likeliest first."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from enum import IntEnum, auto
from itertools import groupby
from string import ascii_lowercase
from types import MappingProxyType
from typing import Literal

LETTERS: Mapping[Literal["en", "fr"], str] = MappingProxyType(
    {"en": ascii_lowercase, "fr": ascii_lowercase + "àâæçéèêëîïôœùûüÿ"}
)
"""Those that words of the language are written with."""


class _Slip(IntEnum):
    ACCENT = auto()
    DOUBLED = auto()
    SWAPPED = auto()
    LEFT_OUT = auto()
    ADDED = auto()
    EXCHANGED = auto()


SHORT = 5
"""A word of no more letters has so many neighbours that one with another letter in it is seldom what is meant."""


def likely_meant(word: str, letters: str) -> tuple[str, ...]:
    """Each word that one slip makes of ``word``: a letter left out, added, exchanged, or swapped with its neighbour.

    These are words at a Damerau-Levenshtein distance of 1, in optimal string alignment, without those that hardly
    anybody means: with another first letter, accents aside; with another ending alone, which is a word of its own; and
    with a letter exchanged in a short word. First come other accents, then letters doubled or not, swapped, left
    out, added and exchanged; what is equally likely is in the order of the alphabet.
    """
    found = (other for other in {*_around(word, letters)} if other and _is_plausible(word, other))
    return tuple(sorted(found, key=lambda other: (_slip(word, other), other)))


def sounds_alike(word: str, other: str) -> bool:
    """Whether the two differ by accents or by doubled letters alone."""
    return _undoubled(_bare(word)) == _undoubled(_bare(other))


def halves(word: str) -> Iterator[tuple[str, str]]:
    """The pairs of words that make ``word`` when the blank between them is lost."""
    for place in range(1, len(word)):
        yield word[:place], word[place:]


def _around(word: str, letters: str) -> Iterator[str]:
    for place in range(len(word)):
        before, here, after = word[:place], word[place], word[place + 1 :]
        yield before + after
        if after:
            yield before + after[0] + here + after[1:]
        for letter in letters:
            yield before + letter + after
            yield before + letter + here + after


def _is_plausible(word: str, other: str) -> bool:
    if word.startswith(other) or other.startswith(word) or _bare(word[0]) != _bare(other[0]):
        return False
    return len(word) > SHORT or _slip(word, other) is not _Slip.EXCHANGED


def _slip(word: str, other: str) -> _Slip:
    if _bare(word) == _bare(other):
        return _Slip.ACCENT
    if _undoubled(word) == _undoubled(other):
        return _Slip.DOUBLED
    if len(word) == len(other):
        return _Slip.SWAPPED if sorted(word) == sorted(other) else _Slip.EXCHANGED
    return _Slip.LEFT_OUT if len(other) > len(word) else _Slip.ADDED


def _bare(word: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter))


def _undoubled(word: str) -> str:
    return "".join(letter for letter, _ in groupby(word))
