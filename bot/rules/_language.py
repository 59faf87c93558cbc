"""The language of a post, which decides on its typography and its spelling."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from bot.model.post import Post
from bot.model.site import SiteFacts, SiteSettings
from bot.text.language import guess_language

_guess = lru_cache(maxsize=64)(guess_language)


def language_of(post: Post, site: SiteFacts) -> Literal["en", "fr"] | None:
    """The language of the post's own words, else that of the site; None for any other."""
    return language_on(post, site.settings)


def language_on(post: Post, settings: SiteSettings) -> Literal["en", "fr"] | None:
    """The same, by what the site's generator is set to."""
    if found := _guess(post.body.span.of(post.text)):
        return found
    match (settings.language or "").lower()[:2]:
        case "fr":
            return "fr"
        case "en":
            return "en"
    return None
