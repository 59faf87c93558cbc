"""Dates that fall on another day of the week than they say."""

from __future__ import annotations

from collections.abc import Iterator

from bot.model.finding import ChecklistItem, Remark, Severity
from bot.model.message import Message, say
from bot.model.post import Post
from bot.model.site import SiteFacts
from bot.rules._dates import publication_day
from bot.rules._prose import prose, short
from bot.rules._rule import Need, NoOptions, rule
from bot.rules._weekdays import WEEKDAYS, named_dates


@rule(item=ChecklistItem.DATES, severity=Severity.ADVICE, needs=Need.TODAY)
def day_of_week(post: Post, options: NoOptions, site: SiteFacts) -> Iterator[Remark]:
    """A date falls on another day of the week than it says.

    ## Why
    Readers who trust the day and readers who trust the number come on two different days. A date without its year is
    reported only if it is wrong in the year of the post, the one before and the one after.

    ## Bad
    ```markdown _posts/2026-05-14-open-day.md
    ---
    title: Open day
    ---
    Come and see us on Saturday, 19 June 2026.
    ```

    ```markdown _posts/2026-05-14-portes-ouvertes.md
    ---
    title: Portes ouvertes
    ---
    Venez nous voir le mardi 12 mars 2026.
    ```

    ## Good
    ```markdown _posts/2026-05-14-open-day.md
    ---
    title: Open day
    ---
    Come and see us on Saturday, 20 June 2026, or on Sunday, June 21.
    ```
    """
    around = publication_day(post, site).year
    for text in prose(post):
        for found in named_dates(text.text):
            days = found.days(around)
            if days and all(day.weekday() != found.weekday for day in days):
                written = short(found.span.of(text.text))
                yield Remark(
                    text.span(found.span.start, found.span.end), _explain(written, found.year, days[0].weekday())
                )


def _explain(written: str, year: int | None, weekday: int) -> Message:
    if year:
        return say("“{date}” is a {weekday}. Correct the day or the date.", date=written, weekday=WEEKDAYS[weekday])
    return say("“{date}” is not on that day of the week, this year or next. Correct it.", date=written)
