"""Links to posts that aren't out yet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bot.model.finding import ChecklistItem, Remark, Severity
from bot.model.message import Message, say
from bot.model.post import Post
from bot.model.site import SiteFacts
from bot.rules._dates import publication_day
from bot.rules._prose import short
from bot.rules._rule import Need, NoOptions, rule
from bot.rules._unpublished import unpublished


@rule(item=ChecklistItem.LINKS, severity=Severity.ADVICE, needs=Need.FILES | Need.TODAY)
def unpublished_target(post: Post, options: NoOptions, site: SiteFacts) -> Iterator[Remark]:
    """A link leads to a post that goes out later, or to a draft.

    ## Why
    Until the other post is out, readers who follow the link find an error page, and some generators refuse to build
    the site.

    ## Bad
    ```markdown _posts/2026-05-14-the-new-library.md
    ---
    title: The new library
    ---
    It opens [on Sundays](/2026/06/01/opening-hours.html), with [letters]({% post_url 2026-06-02-letters %}).
    ```
    ```text tree
    _posts/2026-06-01-opening-hours.md
    _posts/2026-06-02-letters.md
    ```

    ## Good
    ```markdown _posts/2026-05-14-the-new-library.md
    ---
    title: The new library
    ---
    It opens [on Sundays](/2026/05/01/opening-hours.html).
    ```
    ```text tree
    _posts/2026-05-01-opening-hours.md
    ```
    """
    for link, day in unpublished(post, site, publication_day(post, site)):
        yield Remark(link.target_span or link.span, _explain(short(link.text), day))


def _explain(text: str, day: date | None) -> Message:
    if day:
        return say(
            "“{text}” leads to a post of {date}, after this one. Change a date, or remove the link.",
            text=text,
            date=day,
        )
    return say("“{text}” leads to a draft. Publish that first, or remove the link.", text=text)
