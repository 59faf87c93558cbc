"""New posts that are to go out in a few days, and that nobody has approved yet."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from bot.model.finding import ChecklistItem, Remark, Severity
from bot.model.message import say
from bot.model.post import Change, Post
from bot.model.site import SiteFacts
from bot.rules._dates import named_place
from bot.rules._rule import Need, Options, rule


class SoonDateOptions(Options):
    days: int = Field(default=7, ge=1, le=60)
    """How many days ahead leave no more time than a reading takes."""


@rule(item=ChecklistItem.DATES, severity=Severity.ADVICE, needs=Need.TODAY | Need.UNREAD)
def soon_date(post: Post, options: SoonDateOptions, site: SiteFacts) -> Iterator[Remark]:
    """A new post names one of the next days, and nobody has approved it yet.

    ## Why

    A day that is named before anybody has read the post is a hope. Where reading takes longer, the file, its address
    and its front matter all have to be moved; and a post that is merged before its day comes out early, or not until
    the site is built again. Of such posts on merged pull requests, one in three went out on another day than it had
    named. A post of today goes out as soon as it is merged, so nothing is said of it, nor once a reader has approved.

    ## Bad

    ```markdown _posts/2026-05-16-letters.md
    ---
    title: Letters
    ---
    They came in boxes.
    ```

    ## Good

    ```markdown _posts/2026-05-14-letters.md
    ---
    title: Letters
    ---
    They came in boxes.
    ```

    ```markdown _posts/2026-06-18-maps.md
    ---
    title: Maps
    ---
    They came in tubes.
    ```
    """
    named = named_place(post, site)
    if named is None or post.change is not Change.ADDED:
        return
    day, place = named
    if 1 <= (day - site.today).days <= options.days:
        # Without the number of days, which would be another sentence every morning.
        message = say("{date} leaves little time to read this post. Name a later day, or have it read now.", date=day)
        yield Remark(place, message)
