"""Which lines of a post people changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from rapidfuzz.distance import Indel

from bot.model.place import Range
from bot.model.post import Post


@dataclass(frozen=True, slots=True)
class Hunk:
    """Lines that were replaced by others, both counted from 1.

    ``touched`` are the old lines that a finding may stand on to have pointed here: the replaced ones, or those
    around the place where lines were only added, or the fences of a front matter that got more lines or another key.
    An empty text has one line, where all that is added is added.
    """

    old: range
    new: range
    touched: frozenset[int]


def hunks(old: Post, new: Post) -> tuple[Hunk, ...]:
    """What changed from one text to the other; white space at the end of a line is nothing."""
    before, after = _lines(old), _lines(new)
    front_matter, new_keys = _front_matter(old), _new_keys(old, new)
    found = list[Hunk]()
    for equal, group in groupby(Indel.opcodes(before, after), key=lambda opcode: opcode.tag == "equal"):
        if not equal:
            changes = list(group)
            replaced = range(changes[0].src_start + 1, changes[-1].src_end + 1)
            replacing = range(changes[0].dest_start + 1, changes[-1].dest_end + 1)
            touched = set(replaced or _around(before, replaced.start)) or {1}
            grows = len(replacing) > len(replaced) or not new_keys.isdisjoint(replacing)
            if replaced.start - 1 in front_matter and grows:
                # What a front matter lacks is said at its fence, wherever the line is added then.
                touched |= {front_matter.start, front_matter.stop}
            found.append(Hunk(replaced, replacing, frozenset(touched)))
    return tuple(found)


def lines_of(place: Range) -> range:
    """The lines that a range covers; one that ends before a line's first character doesn't cover that line."""
    last = place.end.line - (place.end.column == 1 and place.end.line > place.start.line)
    return range(place.start.line, last + 1)


def touching(lines: Iterable[int], found: Iterable[Hunk]) -> Iterator[Hunk]:
    """Those hunks at which a finding on these lines points."""
    lines = frozenset(lines)
    return (hunk for hunk in found if not lines.isdisjoint(hunk.touched))


def _around(lines: Sequence[str], at: int) -> Iterator[int]:
    """The nearest lines with text, before line ``at`` and from there on."""
    before = (number for number in range(at - 1, 0, -1) if lines[number - 1])
    after = (number for number in range(at, len(lines) + 1) if lines[number - 1])
    return (number for number in (next(before, None), next(after, None)) if number)


def _front_matter(post: Post) -> range:
    """The lines of the front matter but for its closing fence, at which the range stops."""
    span = post.front_matter.span
    if span is None:
        return range(0)
    last = lines_of(post.range(span)).stop - 1
    return range(post.position(span.start).line, last)


def _new_keys(old: Post, new: Post) -> frozenset[int]:
    """The lines of the keys that only the new front matter has."""
    known = {entry.key for entry in old.front_matter.entries}
    entries = (entry for entry in new.front_matter.entries if entry.key not in known)
    return frozenset(new.position(entry.key_span.start).line for entry in entries)


def _lines(post: Post) -> list[str]:
    return [line.rstrip() for line in post.text.split("\n")]
