"""Days that nobody means, written until the real one is known."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bot.model.finding import WHOLE_FILE, ChecklistItem, Remark, Severity
from bot.model.message import say
from bot.model.place import Span
from bot.model.post import Post
from bot.model.site import SiteFacts
from bot.rules._dates import address_days, is_stand_in, written_day
from bot.rules._rule import NoOptions, rule


@rule(item=ChecklistItem.DATES, severity=Severity.BLOCKER)
def stand_in_date(post: Post, options: NoOptions, site: SiteFacts) -> Iterator[Remark]:
    """The day of publication is one that nobody means, such as 31 December 9999.

    ## Why

    Who doesn't know yet when a post goes out writes a day that can't be overlooked, and sometimes it is: the post then
    stands on top of the list for good, at an address that is shared and can't be changed any more.

    ## Bad

    ```markdown _posts/2026-05-14-letters.md
    ---
    title: Letters
    permalink: /9999/12/31/letters/
    ---
    They came in boxes.
    ```

    ```markdown _posts/2026-05-15-maps.md
    ---
    title: Maps
    permalink: /2026/05/99/maps/
    ---
    They came in tubes.
    ```

    ## Good

    ```markdown _posts/2026-05-14-letters.md
    ---
    title: Letters
    permalink: /2026/05/14/letters/
    ---
    They came in boxes.
    ```
    """
    for place, day in _days(post, site):
        if day is None or is_stand_in(day):
            yield Remark(place, say("This day only holds the place of the real one. Write the day of publication."))


def _days(post: Post, site: SiteFacts) -> Iterator[tuple[Span, date | None]]:
    yield from address_days(post)
    entry = post.front_matter.get("date")
    if entry and (written := written_day(post)):
        yield entry.value_span, written
    if named := site.site.named_day(post.path):
        yield WHOLE_FILE, named
