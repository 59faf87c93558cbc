"""Titles too long for a headline."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from bot.model.finding import ChecklistItem, Remark, Severity
from bot.model.message import say
from bot.model.post import Post
from bot.model.site import SiteFacts
from bot.rules._rule import Options, rule


class TitleLength(Options):
    max: int = Field(default=110, ge=1)
    """How many characters a title may have."""


@rule(item=ChecklistItem.TITLE, severity=Severity.ADVICE)
def title_length(post: Post, options: TitleLength, site: SiteFacts) -> Iterator[Remark]:
    """The title is longer than a headline.

    ## Why

    A long title is cut off in search results, in feeds and on social networks, often before its point.

    ## Bad

    ```markdown _posts/2026-05-14-archive.md
    ---
    title: How our small team spent the whole winter carrying two hundred thousand scanned letters
      into an archive that is open to everybody
    ---
    The letters came in boxes.
    ```

    ## Good

    ```markdown _posts/2026-05-14-archive.md
    ---
    title: How we moved two hundred thousand letters into an archive
    ---
    The letters came in boxes.
    ```
    """
    entry, title = post.front_matter.get("title"), post.front_matter.text("title")
    if entry and title and len(title) > options.max:
        message = say(
            "The title has {count} characters. Shorten it to {max} at most, or lists will cut it off.",
            count=len(title),
            max=options.max,
        )
        yield Remark(entry.value_span, message)
