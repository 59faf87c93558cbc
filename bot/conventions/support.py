"""How many posts do alike, newer ones weighing more."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from bot.model.conventions import Support

_T = TypeVar("_T")

_HALF_LIFE = 20
"""After so many posts, one weighs half as much: a habit that the last ones dropped is none any more."""


def support_of(posts: Sequence[_T], does: Callable[[_T], bool], *, recent: bool = True) -> Support:
    """The support of what some of the posts do; they come newest first, ``recent`` ones or a sample of all."""
    doing = [does(post) for post in posts]
    weights = [0.5 ** (age / _HALF_LIFE) for age in range(len(posts))]
    weight = sum(weight for weight, done in zip(weights, doing, strict=True) if done)
    return Support(sum(doing), len(doing), weight / sum(weights) if weights else 0.0, recent)
