"""Learning a site's conventions from its own posts, the newest weighing most. Pure.

:func:`examples_for` says which posts to look at, :func:`precedent_of` what one of them shows, :func:`learn_each` what
those of each blog have in common.
"""

from bot.conventions.blogs import blogs_of, examples, examples_for
from bot.conventions.learning import learn, learn_each
from bot.conventions.precedents import RECENT, newest, precedent_of, published_day

__all__ = [
    "RECENT",
    "blogs_of",
    "examples",
    "examples_for",
    "learn",
    "learn_each",
    "newest",
    "precedent_of",
    "published_day",
]
