"""Which of the site's conventions bind a post, and how to say what they stand on."""

from __future__ import annotations

from bot.model.conventions import Conventions, Support
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


def posts_with(support: Support) -> Message:
    """The posts that a convention stands on, for the middle of a sentence."""
    if support.recent:
        return say("{count} of {total} recent posts", count=support.count, total=support.total)
    return say("{count} of {total} posts", count=support.count, total=support.total)
