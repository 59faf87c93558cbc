"""Redirects that take the place of a page."""

from __future__ import annotations

from collections.abc import Iterator

from bot.model.finding import ChecklistItem, Remark, Severity
from bot.model.message import say
from bot.model.post import Post
from bot.model.site import SiteFacts
from bot.rules._prose import short
from bot.rules._rule import Need, NoOptions, rule
from bot.text.words import slugify

_KEYS = ("redirect_from", "aliases")


@rule(item=ChecklistItem.FRONT_MATTER, severity=Severity.ADVICE, needs=Need.FILES)
def redirect_collision(post: Post, options: NoOptions, site: SiteFacts) -> Iterator[Remark]:
    """An old address of the post is that of a page which exists.

    ## Why
    The keys `redirect_from` and `aliases` list addresses that lead on to the post. Where a page stands at one of them,
    the site overwrites that page, or readers never reach this one.

    ## Bad
    ```markdown _posts/2026-05-14-opening-hours.md
    ---
    title: Opening hours
    redirect_from: [/2025/05/01/the-new-library.html, /about.html]
    ---
    The library opens on Sundays.
    ```
    ```text tree
    _posts/2025-05-01-the-new-library.md
    about.md
    ```

    ## Good
    ```markdown _posts/2026-05-14-opening-hours.md
    ---
    title: Opening hours
    redirect_from: [/hours.html]
    ---
    The library opens on Sundays.
    ```
    ```text tree
    _posts/2025-05-01-the-new-library.md
    about.md
    ```
    """
    own = slugify(site.site.slug(post.path))
    for key in _KEYS:
        entry = post.front_matter.get(key)
        for item in entry.items if entry else ():
            target = item.value
            if not isinstance(target, str) or not target.startswith("/") or own in slugify(target):
                continue
            if site.site.resolves(target, post.path, site):
                message = say("A page stands at “{address}” already. Remove this redirect.", address=short(target))
                yield Remark(item.span, message)
