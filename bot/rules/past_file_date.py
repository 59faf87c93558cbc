"""New posts whose file is named after a day some days ago."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from bot.model.finding import WHOLE_FILE, ChecklistItem, Remark, Severity
from bot.model.message import say
from bot.model.post import Change, Post
from bot.model.site import SiteFacts
from bot.rules._dates import is_past
from bot.rules._rule import Need, Options, rule


class PastFileDateOptions(Options):
    days: int = Field(default=4, ge=1, le=60)
    """How long ago the day in a new post's file name must be, in days, to be asked about."""


@rule(item=ChecklistItem.FILE_NAME, severity=Severity.ADVICE, needs=Need.TODAY)
def past_file_date(post: Post, options: PastFileDateOptions, site: SiteFacts) -> Iterator[Remark]:
    """A new post's file is named after a day that is days ago.

    ## Why

    A draft is named when it is begun, and often finished much later. The site takes the day from the name: the post
    comes out below others that readers have already seen, and its address tells a day on which it wasn't there.
    A day of last year counts as a slip of distant-date, and older posts were moved here.

    ## Bad

    ```markdown _posts/2026-05-04-letters.md
    ---
    title: Letters
    ---
    They came in boxes.
    ```

    ## Good

    ```markdown _posts/2026-05-13-letters.md
    ---
    title: Letters
    ---
    They came in boxes.
    ```
    """
    day = site.site.named_day(post.path)
    if day and post.change is Change.ADDED and is_past(day, site.today, options.days):
        message = say("The file is named after {date}, days ago. Name it after the day on which it goes out.", date=day)
        yield Remark(WHOLE_FILE, message)
