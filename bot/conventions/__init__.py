"""Learning a site's conventions from its own posts, the newest weighing most. Pure.

:func:`newest` says which posts to look at, :func:`precedent_of` what one of them shows, :func:`learn` what they have
in common.
"""

from bot.conventions.learning import learn
from bot.conventions.precedents import RECENT, newest, precedent_of

__all__ = ["RECENT", "learn", "newest", "precedent_of"]
