"""Mistakes that a checker found in a post, for the rules that speak of them."""

from __future__ import annotations

from collections.abc import Iterator

from bot.model.post import Post
from bot.model.site import SiteFacts
from bot.model.spelling import Checker, Mistake


def found_by(checker: Checker, post: Post, site: SiteFacts) -> Iterator[Mistake]:
    """Those that still stand in the post as they were read: a repair may have moved or removed them since."""
    for mistake in site.mistakes.get(post.path, ()):
        if mistake.checker is checker and mistake.span.of(post.text) == mistake.written:
            yield mistake
