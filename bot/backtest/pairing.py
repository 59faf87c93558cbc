"""Which post at the merge is which post at the opening."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Indel

from bot.model.post import Post

# Two texts of one language share a third of their words in order by chance alone.
_SAME = 0.5
# Enough of a text to know it by, and little enough to compare in milliseconds.
_BEGINNING = 300


def paired(opened: Sequence[Post], merged: Sequence[Post]) -> Iterator[tuple[Post, Post]]:
    """Each post of both states with itself: by its path, else by its words, else because no other is left."""
    old = {post.path: post for post in opened}
    new = {post.path: post for post in merged}
    yield from ((old[path], new[path]) for path in new if path in old)
    left = {path: _words(post) for path, post in old.items() if path not in new}
    come = {path: _words(post) for path, post in new.items() if path not in old}
    for path, words in tuple(come.items()):
        likeness = {other: _likeness(words, others) for other, others in left.items()}
        nearest = max(likeness, key=lambda other: likeness[other], default=None)
        if nearest is not None and likeness[nearest]:
            del left[nearest], come[path]
            yield old[nearest], new[path]
    if len(left) == len(come) == 1:
        yield old[left.popitem()[0]], new[come.popitem()[0]]


def _likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """From _SAME to 1, and 0 below."""
    return Indel.normalized_similarity(one, other, score_cutoff=_SAME)


def _words(post: Post) -> list[str]:
    return post.text.split()[:_BEGINNING]
