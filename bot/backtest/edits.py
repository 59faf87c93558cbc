"""What people changed in a post, piece by piece: its keys, its name, its headings, links and images."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from bot.backtest.hunks import Hunk, lines_of, touching
from bot.model.backtest import Edit, Part
from bot.model.place import Span
from bot.model.post import Post

_REWORDED = 50.0
_DATE = re.compile(r"\d{4}-\d{1,2}-\d{1,2}-?")
_MANY = 500

ADDED, REMOVED = "added", "removed"


@dataclass(frozen=True, slots=True)
class _Piece:
    """A key and its value, a heading and its level, or the target of a link or an image and its words."""

    name: str
    value: str
    text: str
    lines: range


_Difference = tuple[str, _Piece | None, _Piece | None]
_Same = Callable[[_Piece, _Piece], bool]


def _unchanged(one: _Piece, other: _Piece) -> bool:
    return (one.name, one.value) == (other.name, other.value)


def _same_name(one: _Piece, other: _Piece) -> bool:
    return one.name == other.name


def _same_value(one: _Piece, other: _Piece) -> bool:
    return bool(one.value) and one.value == other.value


def _alike(one: _Piece, other: _Piece) -> bool:
    return fuzz.ratio(one.name, other.name) >= _REWORDED


# What to call an edit of a piece, by what of it stayed the same, the surest sign first.
_HEADINGS: tuple[tuple[str, _Same], ...] = (("level changed", _same_name), ("reworded", _alike))
_LINKS = (("words changed", _same_name), ("target changed", _same_value), ("target changed", _alike))
_IMAGES = (("description changed", _same_name), ("file changed", _same_value), ("file changed", _alike))


def edits(old: Post, new: Post, hunks: Sequence[Hunk], stood: frozenset[int], *, named: bool) -> Iterator[Edit]:
    """Every edit from one state of a post to the other.

    ``stood`` are the lines of the old state on which a finding stood; ``named`` says that one was about the name of
    the file.
    """

    def edit(part: Part, what: str, before: _Piece | None, after: _Piece | None) -> Edit:
        if before:
            noticed = not stood.isdisjoint(before.lines)
        else:
            added = after.lines if after else range(0)
            noticed = any(set(hunk.new) & set(added) for hunk in touching(stood, hunks))
        return Edit(part, what, new.path, before.text if before else "", after.text if after else "", noticed)

    yield from (Edit(Part.FILE_NAME, what, new.path, old.path, new.path, named) for what in _renamed(old, new))
    for what, before, after in _front_matter(old, new):
        yield edit(Part.FRONT_MATTER, what, before, after)
    for part, read, kinds in (
        (Part.HEADINGS, _headings, _HEADINGS),
        (Part.LINKS, _links, _LINKS),
        (Part.IMAGES, _images, _IMAGES),
    ):
        for what, before, after in _compared(read(old), read(new), kinds):
            yield edit(part, what, before, after)


def _renamed(old: Post, new: Post) -> Iterator[str]:
    if old.path == new.path:
        return
    if _DATE.findall(old.path)[-1:] != _DATE.findall(new.path)[-1:]:
        yield "date changed"
    if _DATE.sub("", old.name, count=1) != _DATE.sub("", new.name, count=1):
        yield "words changed"
    if _DATE.sub("", old.folder) != _DATE.sub("", new.folder):
        yield "folder changed"


def _front_matter(old: Post, new: Post) -> Iterator[_Difference]:
    before, after = ({piece.name: piece for piece in _entries(post)} for post in (old, new))
    if not before and after:
        span = new.front_matter.span or Span(0, 0)
        yield "made readable", None, _Piece("", "", _plain(span.of(new.text)), _lines(new, span.start, span.end))
        return
    for name in (*before, *(name for name in after if name not in before)):
        one, other = before.get(name), after.get(name)
        if one is None or other is None or one.value != other.value:
            kind = ADDED if one is None else REMOVED if other is None else "changed"
            yield f"{name} {kind}", one, other


def _compared(
    old: Iterable[_Piece], new: Iterable[_Piece], kinds: Iterable[tuple[str, _Same]]
) -> Iterator[_Difference]:
    gone, come = list(old)[:_MANY], list(new)[:_MANY]
    _match(gone, come, _unchanged)
    for what, same in kinds:
        yield from ((what, one, other) for one, other in _match(gone, come, same))
    yield from ((REMOVED, piece, None) for piece in gone)
    yield from ((ADDED, None, piece) for piece in come)


def _match(old: list[_Piece], new: list[_Piece], same: _Same) -> list[tuple[_Piece, _Piece]]:
    """Take the pairs out of both lists."""
    pairs = list[tuple[_Piece, _Piece]]()
    for one in tuple(old):
        other = next((other for other in new if same(one, other)), None)
        if other is not None:
            old.remove(one)
            new.remove(other)
            pairs.append((one, other))
    return pairs


def _entries(post: Post) -> Iterator[_Piece]:
    for entry in post.front_matter.entries:
        value = _plain(entry.value_span.of(post.text)).strip("\"'")
        yield _Piece(
            entry.key,
            value,
            f"{entry.key}: {value}",
            _lines(post, entry.key_span.start, max(entry.key_span.end, entry.value_span.end)),
        )


def _headings(post: Post) -> Iterator[_Piece]:
    for heading in post.body.headings:
        text = _plain(heading.span.of(post.text)).strip("# =-")
        yield _Piece(text, str(heading.level), text, _lines(post, heading.span.start, heading.span.end))


def _links(post: Post) -> Iterator[_Piece]:
    return (_piece(post, link.target, link.text, link.span) for link in post.body.links)


def _images(post: Post) -> Iterator[_Piece]:
    return (_piece(post, image.target, image.alt or "", image.span) for image in post.body.images)


def _piece(post: Post, name: str, value: str, span: Span) -> _Piece:
    return _Piece(name, _plain(value), _plain(span.of(post.text)), _lines(post, span.start, span.end))


def _lines(post: Post, start: int, end: int) -> range:
    return lines_of(post.range(Span(start, end)))


def _plain(text: str) -> str:
    return " ".join(text.split())
