"""Authors who have left before the post goes out."""

from __future__ import annotations

from collections.abc import Iterator

from bot.model.finding import ChecklistItem, Remark, Severity
from bot.model.message import say
from bot.model.post import Post
from bot.model.site import AuthorId, SiteFacts
from bot.rules._dates import publication_day
from bot.rules._rule import Need, NoOptions, rule


@rule(item=ChecklistItem.AUTHORS, severity=Severity.ADVICE, needs=Need.AUTHORS | Need.TODAY)
def author_left(post: Post, options: NoOptions, site: SiteFacts) -> Iterator[Remark]:
    """An author has left before the post goes out.

    ## Why

    Either the author file is out of date, and the site presents the author as somebody who has gone, or the name was
    copied from another post.

    ## Bad

    ```markdown _posts/2026-05-14-ten-years.md
    ---
    title: What ten years have taught us
    authors: [ada.lovelace, mary.somerville]
    ---
    It began with a list.
    ```

    ```markdown _authors/ada.lovelace.md
    ---
    fullname: Ada Lovelace
    start: 2016-01-04
    ---
    ```

    ```markdown _authors/mary.somerville.md
    ---
    fullname: Mary Somerville
    start: 2016-01-04
    end: 2025-12-31
    ---
    ```

    ## Good

    ```markdown _posts/2025-12-24-ten-years.md
    ---
    title: What ten years have taught us
    authors: [mary.somerville]
    ---
    It began with a list.
    ```

    ```markdown _authors/mary.somerville.md
    ---
    fullname: Mary Somerville
    start: 2016-01-04
    end: 2025-12-31
    ---
    ```
    """
    day = publication_day(post, site)
    for item in post.front_matter.byline:
        author = (site.authors or {}).get(AuthorId(str(item.value)))
        if author and author.end and author.end < day:
            message = say(
                "{author} left on {end}, before this post goes out. Check the name here, or the date in {path}.",
                author=author.name or author.id,
                end=author.end,
                path=author.path,
            )
            yield Remark(item.span, message)
