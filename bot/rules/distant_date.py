"""New posts that are dated a year away."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from bot.model.finding import WHOLE_FILE, ChecklistItem, Remark, Severity
from bot.model.message import say
from bot.model.post import Change, Post
from bot.model.site import SiteFacts
from bot.rules._dates import is_stand_in, written_day
from bot.rules._rule import Need, Options, rule

_YEAR = 365


class DistantDateOptions(Options):
    days: int = Field(default=60, ge=1, le=180)
    """How near to today a date must be, in days, once its year is right, to be taken for a slip."""


@rule(item=ChecklistItem.DATES, severity=Severity.ADVICE, needs=Need.TODAY)
def distant_date(post: Post, options: DistantDateOptions, site: SiteFacts) -> Iterator[Remark]:
    """A new post is dated about a year away.

    ## Why
    In January people go on writing last year's number, and fingers slip at any time. A post with a wrong year comes
    out far down the list, or not at all. Posts that are some years old are fine: people move them from another site.

    ## Bad
    ```markdown _posts/2025-05-14-opening-hours.md
    ---
    title: Opening hours
    ---
    The library opens on Sundays.
    ```

    ```markdown _posts/2026-05-14-letters.md
    ---
    title: Letters
    date: 2062-05-14
    ---
    They came in boxes.
    ```

    ## Good
    ```markdown _posts/2026-05-14-opening-hours.md
    ---
    title: Opening hours
    date: 2026-05-14
    ---
    The library opens on Sundays.
    ```
    """
    day, entry = written_day(post), post.front_matter.get("date")
    place = entry.value_span if day and entry else WHOLE_FILE
    day = day or site.site.named_day(post.path)
    if day and not is_stand_in(day) and post.change is Change.ADDED and _is_slip((day - site.today).days, options.days):
        yield Remark(place, say("This post is dated {date}, far from today. Is the year right?", date=day))


def _is_slip(days: int, near: int) -> bool:
    """Whether a date so many days from today, negative for the past, has the wrong year."""
    return days > _YEAR - near or abs(days + _YEAR) <= near
