"""What a check needs, wherever it was read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from bot import check
from bot.config import Config
from bot.model.conventions import Conventions, Precedent
from bot.model.message import Message, say
from bot.model.post import Post, PostPath
from bot.model.site import SiteFacts, SourceFile
from bot.sites import all_sites, recognise

MAX_BYTES = 1024 * 1024
"""The largest file that is read."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Posts to check, and everything for it; ``errors`` are what kept some of it from being read.

    ``conventions`` are those of all blogs together, ``precedents`` the posts that they are learned from. ``fresh`` are
    the lines of each post that are to be read for mistakes of spelling, counted from 1.
    """

    posts: tuple[Post, ...]
    facts: SiteFacts
    config: Config
    errors: tuple[Message, ...] = ()
    conventions: Conventions = field(default_factory=Conventions)
    precedents: tuple[Precedent, ...] = ()
    fresh: Mapping[PostPath, frozenset[int]] = field(default_factory=dict)


def with_known_posts(
    facts: SiteFacts, posts: Sequence[Post], read: Callable[[Iterable[str]], Iterable[SourceFile]]
) -> SiteFacts:
    """The facts with those posts of the site whose titles could be those of ``posts``, read by ``read``."""
    paths = check.similar_paths(posts, facts.files, facts.site, facts.settings)
    return replace(facts, posts=tuple(check.known_post(source) for source in read(paths)))


def too_large(path: str) -> Message:
    return say("{path} is too large to be read. A post may have 1 MiB at most.", path=path)


def nothing_here(files: frozenset[str], config: Config) -> tuple[Message, ...]:
    """What to say where there is no post: nothing, unless there is no sign of a site that Copydesk knows either."""
    if config.site or recognise(files):
        return ()
    known = ", ".join(all_sites())
    return (
        say(
            "No post was found here, nor a site that Copydesk knows ({known}). Name its folder with --root, or the "
            "kind of site with “site” in .github/copydesk.yml.",
            known=known,
        ),
    )
