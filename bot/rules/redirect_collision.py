"""Redirects that take the place of a page, or of another redirect."""

from __future__ import annotations

from collections.abc import Iterator

from bot.model.finding import ChecklistItem, Remark, Severity
from bot.model.message import say
from bot.model.post import Change, Post
from bot.model.site import SiteFacts
from bot.rules._conventions import conventions_for
from bot.rules._prose import short
from bot.rules._rule import Need, NoOptions, rule
from bot.text.words import slugify

_KEYS = ("redirect_from", "aliases")


@rule(item=ChecklistItem.FRONT_MATTER, severity=Severity.ADVICE, needs=Need.FILES)
def redirect_collision(post: Post, options: NoOptions, site: SiteFacts) -> Iterator[Remark]:
    """An old address of the post is that of a page which exists, or leads to another post already.

    ## Why
    The keys `redirect_from` and `aliases` list addresses that lead on to the post. Where a page stands at one of them,
    the site overwrites that page, or readers never reach this one.
    Where two posts list the same address, one of them is never reached by it.

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
    ```markdown _posts/2026-05-12-the-reading-room.md
    ---
    title: The reading room
    redirect_from: /rooms.html
    ---
    It has twelve desks.
    ```
    ```markdown _posts/2026-04-*-news.md
    ---
    title: News
    redirect_from: /rooms.html
    ---
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
            if not isinstance(target, str) or not target.startswith("/"):
                continue
            if _is_claimed(target, post, site):
                message = say("“{address}” leads to another post already. Remove this redirect.", address=short(target))
                yield Remark(item.span, message)
            elif own not in slugify(target) and site.site.resolves(target, post.path, site):
                message = say("A page stands at “{address}” already. Remove this redirect.", address=short(target))
                yield Remark(item.span, message)


def _is_claimed(address: str, post: Post, site: SiteFacts) -> bool:
    """Whether a post that the site was learned from has the same old address, with a slash behind it or not."""
    keys = conventions_for(post, site).keys
    bare = address.rstrip("/")
    claims = sum(keys[key].values.get(same, 0) for key in _KEYS if key in keys for same in (bare, f"{bare}/") if same)
    # In a folder, the post itself may be one of those that were learned from.
    return claims > (post.change is Change.UNCHANGED)
