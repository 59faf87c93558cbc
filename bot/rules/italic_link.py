"""Links whose words are in italics as well."""

from __future__ import annotations

from collections.abc import Iterator

from bot.model.finding import ChecklistItem, Remark, Severity
from bot.model.message import say_count
from bot.model.post import Post
from bot.model.site import SiteFacts
from bot.rules._conventions import conventions_for, posts_with
from bot.rules._prose import short
from bot.rules._rule import NoOptions, rule
from bot.text.emphasis import italic_links

_ENOUGH_POSTS = 20


@rule(item=ChecklistItem.TYPOGRAPHY, severity=Severity.ADVICE)
def italic_link(post: Post, options: NoOptions, site: SiteFacts) -> Iterator[Remark]:
    """Links are in italics, where other posts' are not.

    ## Why
    Word processors set links apart by their style, and it comes along when a draft is turned into Markdown. The page
    marks links by itself; in italics they pass for titles. A post with several gets one finding, at the first.

    ## Bad
    ```markdown _posts/2026-05-14-opening-hours.md
    ---
    title: Opening hours
    ---
    All dates are in [*the calendar*](https://example.org/calendar).
    ```

    ```markdown _posts/2026-04-*-news.md
    ---
    title: News
    ---
    All of them are on [the front page](https://example.org).
    ```

    ## Good
    ```markdown _posts/2026-05-14-opening-hours.md
    ---
    title: Opening hours
    ---
    All dates are in [the *great* calendar](https://example.org/calendar).
    ```

    ```markdown _posts/2026-04-*-news.md
    ---
    title: News
    ---
    All of them are on [the front page](https://example.org).
    ```
    """
    plain = conventions_for(post, site).plain_links
    found = italic_links(post) if plain.total >= _ENOUGH_POSTS and plain.fair else ()
    if found:
        message = say_count(
            "The link “{text}” is in italics, though those in {posts} are not. Remove the marks.",
            "{count} links are in italics, “{text}” first, though those in {posts} are not. Remove the marks.",
            len(found),
            text=short(found[0].text),
            posts=posts_with(plain),
        )
        yield Remark(found[0].span, message)
