"""Which post at the merge is which post at the opening."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from bot.model.post import Post

_ALIKE = 40.0
# Enough of a text to know it by, and little enough to compare in milliseconds.
_BEGINNING = 10_000


def paired(opened: Sequence[Post], merged: Sequence[Post]) -> Iterator[tuple[Post, Post]]:
    """Each post of both states with itself: by its path, else by its text, else because no other is left."""
    paths = {post.path: post for post in opened}
    yield from ((paths.pop(post.path), post) for post in merged if post.path in paths)
    left = list(paths.values())
    for post in sorted(merged, key=lambda post: post.path):
        if left and not any(post.path == other.path for other in opened):
            nearest = max(left, key=lambda other: _likeness(other, post))
            if _likeness(nearest, post) >= _ALIKE or len(opened) == len(merged) == 1:
                left.remove(nearest)
                yield nearest, post


def _likeness(one: Post, other: Post) -> float:
    """From 0 to 100."""
    return fuzz.ratio(one.text[:_BEGINNING], other.text[:_BEGINNING])
