"""New posts for a day of the week on which the site hardly ever publishes."""

from __future__ import annotations

from collections.abc import Iterator

from bot.model.finding import ChecklistItem, Remark, Severity
from bot.model.message import say
from bot.model.post import Change, Post
from bot.model.site import SiteFacts
from bot.rules._conventions import conventions_for, posts_with
from bot.rules._dates import named_place
from bot.rules._rule import Need, NoOptions, rule
from bot.rules._weekdays import WEEKDAYS

_ENOUGH_POSTS = 20
_HARDLY_ANY = 0.05


@rule(item=ChecklistItem.DATES, severity=Severity.ADVICE, needs=Need.TODAY | Need.UNREAD)
def unusual_weekday(post: Post, options: NoOptions, site: SiteFacts) -> Iterator[Remark]:
    """A new post names a day of the week on which hardly any post comes out.

    ## Why

    Sites publish on the days on which they are read, and on which somebody is there to answer. A Sunday in the name of
    a file is mostly the day on which the post was begun. Nothing is said of days that are past, nor once a reader has
    approved the post.

    ## Bad

    ```markdown _posts/2026-05-17-letters.md
    ---
    title: Letters
    ---
    They came in boxes.
    ```

    ```markdown _posts/2026-04-*-news.md
    ---
    title: News
    date: 2026-04-21
    ---
    ```

    ## Good

    ```markdown _posts/2026-05-19-letters.md
    ---
    title: Letters
    ---
    They came in boxes.
    ```

    ```markdown _posts/2026-04-*-news.md
    ---
    title: News
    date: 2026-04-21
    ---
    ```
    """
    named, weekdays = named_place(post, site), conventions_for(post, site).weekdays
    if named is None or not weekdays or post.change is not Change.ADDED:
        return
    day, place = named
    support = weekdays[day.weekday()]
    if day >= site.today and support.total >= _ENOUGH_POSTS and support.count <= _HARDLY_ANY * support.total:
        message = say(
            "{date} is a {weekday}, and {posts} came out on one. Name another day, if this one isn't meant.",
            date=day,
            weekday=WEEKDAYS[day.weekday()],
            posts=posts_with(support),
        )
        yield Remark(place, message)
