"""Descriptions too long for what shows them."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from bot.model.finding import ChecklistItem, Remark, Severity
from bot.model.message import say
from bot.model.post import Post
from bot.model.site import SiteFacts
from bot.rules._rule import Options, rule


class DescriptionLengthOptions(Options):
    keys: tuple[str, ...] = ("description",)
    """The keys of the front matter that hold a description."""
    max: int = Field(default=400, ge=1)
    """How many characters it may have."""


@rule(item=ChecklistItem.EXCERPT, severity=Severity.ADVICE)
def description_length(post: Post, options: DescriptionLengthOptions, site: SiteFacts) -> Iterator[Remark]:
    """The description is longer than what shows it.

    ## Why
    Search engines and social networks show some 150 to 300 characters of it, and cut off the rest.

    ## Bad
    ```markdown _posts/2026-05-14-letters.md
    ---
    title: Two hundred letters
    description: >-
      They came in boxes, each box had a number, and each number had a card in a drawer which nobody had opened in forty
      years. Our small team spent the whole winter with them, read each of the letters twice, wrote down who had sent it
      to whom and on which day, and then found that a copy of all that work had been in the next room from the start,
      on a shelf behind a door that was never locked, in the handwriting of the very person who had asked for it.
    ---
    They came in boxes.
    ```

    ## Good
    ```markdown _posts/2026-05-14-letters.md
    ---
    title: Two hundred letters
    description: How our small team spent the whole winter with letters that had been read before.
    ---
    They came in boxes.
    ```
    """
    for key in options.keys:
        entry, written = post.front_matter.get(key), post.front_matter.text(key)
        if entry and written and len(written) > options.max:
            message = say(
                "“{key}” has {count} characters. Shorten it to {max} at most, or it will be cut off.",
                key=key,
                count=len(written),
                max=options.max,
            )
            yield Remark(entry.value_span, message)
