"""Which of the site's conventions bind a post, and how to say what they stand on."""

from __future__ import annotations

from collections.abc import Iterator

from bot.model.conventions import Conventions, Key, Support
from bot.model.front_matter import Entry
from bot.model.message import Message, say
from bot.model.post import Change, Post
from bot.model.site import SiteFacts
from bot.rules._dates import written_day

_NONE = Conventions()


def conventions_for(post: Post, site: SiteFacts) -> Conventions:
    """The conventions that the post can follow: none when it is older than they are, or was published before."""
    day = written_day(post) or site.site.named_day(post.path)
    conventions = site.conventions_of(post.path)
    older = day is not None and conventions.since is not None and day < conventions.since
    return _NONE if older or post.change is Change.MODIFIED else conventions


def keys_with_usual(post: Post, site: SiteFacts) -> Iterator[tuple[Entry, Key]]:
    """The keys of the front matter, and of its table of taxonomies, that other posts have, with what is usual there."""
    conventions = conventions_for(post, site)
    for entries, usual in (
        (post.front_matter.entries, conventions.keys),
        (post.front_matter.taxonomies, conventions.taxonomies),
    ):
        yield from ((entry, usual[entry.key]) for entry in entries if entry.key in usual)


def posts_with(support: Support) -> Message:
    """The posts that a convention stands on, for the middle of a sentence."""
    if support.recent:
        return say("{count} of {total} recent posts", count=support.count, total=support.total)
    return say("{count} of {total} posts", count=support.count, total=support.total)
