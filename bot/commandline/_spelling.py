"""Reading for mistakes of spelling and grammar from the command line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache

from bot import proofreading
from bot.local.reading import Reading
from bot.model.message import Message
from bot.model.post import Post, PostPath
from bot.spelling import Proofreader

# The dictionaries are loaded once, however many readings there are.
_proofreader = cache(Proofreader)


def with_proofs(reading: Reading) -> tuple[Reading, tuple[Message, ...]]:
    """The same with the mistakes on its fresh lines, and for each checker that isn't there, how to get it."""
    wanted = proofreading.wanted(reading.config)
    if not wanted:
        return reading, ()
    facts = reading.facts
    copies = proofreading.copies(
        reading.posts, reading.fresh, reading.precedents, facts.settings, reading.config, limit=None
    )
    proofs = _proofreader().read(copies)
    missing = _proofreader().missing(wanted)
    return replace(reading, facts=replace(facts, mistakes=proofs.mistakes)), missing


def whole(posts: Iterable[Post]) -> Mapping[PostPath, frozenset[int]]:
    """All lines of the posts, for posts that somebody has named."""
    return {post.path: proofreading.all_lines(post) for post in posts}
