"""Events that are over when they are announced."""

from __future__ import annotations

from collections.abc import Iterator

from bot.model.finding import ChecklistItem, Remark, Severity
from bot.model.message import say
from bot.model.post import Change, Post
from bot.model.site import SiteFacts
from bot.rules._dates import publication_day, written_day
from bot.rules._rule import Need, Options, rule


class PastEventOptions(Options):
    start: str = "start"
    """The key that holds the beginning."""
    end: str = "end"
    """The key that holds the end."""


@rule(item=ChecklistItem.DATES, severity=Severity.ADVICE, needs=Need.TODAY)
def past_event(post: Post, options: PastEventOptions, site: SiteFacts) -> Iterator[Remark]:
    """An event is over on the day on which it is announced.

    ## Why
    A post with a beginning and an end announces an event. One that ends before the post goes out was left as it was
    in the post that it was copied from, or has a wrong year.

    ## Bad
    ```markdown _posts/2026-05-14-open-day.md
    ---
    title: Open day
    start: 2025-06-20T09:30+02:00
    end: 2025-06-20T18:00+02:00
    ---
    Come and see us.
    ```

    ## Good
    ```markdown _posts/2026-05-14-open-day.md
    ---
    title: Open day
    start: 2026-06-20T09:30+02:00
    end: 2026-06-20T18:00+02:00
    ---
    Come and see us.
    ```
    """
    start, last = written_day(post, options.start), written_day(post, options.end)
    entry = post.front_matter.get(options.end)
    if start and last and entry and start <= last < publication_day(post, site) and post.change is Change.ADDED:
        yield Remark(entry.value_span, say("The event is over before this post goes out. Are its dates right?"))
