"""Addresses that nobody can click on."""

from __future__ import annotations

from collections.abc import Iterator

from bot.model.finding import ChecklistItem, Remark, Severity
from bot.model.message import say
from bot.model.place import Edit
from bot.model.post import Post
from bot.model.site import SiteFacts
from bot.rules._rule import NoOptions, rule
from bot.rules._urls import bare_urls

# Engines that make a link of such an address by themselves, as a site's settings name them.
_LINKING = ("redcarpet", "commonmark", "goldmark", "gfm")

_FEW = 3
"""So many are named one by one."""


@rule(item=ChecklistItem.LINKS, severity=Severity.ADVICE)
def bare_url(post: Post, options: NoOptions, site: SiteFacts) -> Iterator[Remark]:
    """An address stands in the text without being a link.

    ## Why
    Markdown as most generators read it makes no link of an address by itself
    (https://kramdown.gettalong.org/syntax.html#automatic-links): readers have to copy it. In pointed brackets it is
    one; words that say where it leads are better still.

    ## Bad
    ```markdown _posts/2026-05-14-opening-hours.md
    ---
    title: Opening hours
    ---
    All dates are on https://example.org/calendar.
    ```

    ## Good
    ```markdown _posts/2026-05-14-opening-hours.md
    ---
    title: Opening hours
    ---
    All dates are on <https://example.org/calendar>, or [in the calendar](https://example.org/calendar). Ours is at
    `https://localhost`.
    ```
    """
    engine = (site.settings.markdown or "").lower()
    spans = list(bare_urls(post)) if not any(name in engine for name in _LINKING) else []
    for span in spans if len(spans) <= _FEW else ():
        message = say("This address is no link. Write [words](address), or put it between < and >.")
        yield Remark(span, message, Edit(span, f"<{span.of(post.text)}>"))
    if len(spans) > _FEW:
        message = say(
            "{count} addresses are no links, this one first. Write [words](address), or put each between < and >.",
            count=len(spans),
        )
        yield Remark(spans[0], message)
