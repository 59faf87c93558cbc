"""Tables whose columns have no names."""

from __future__ import annotations

from collections.abc import Iterator

from bot.model.finding import ChecklistItem, Remark, Severity
from bot.model.markdown import BlockKind
from bot.model.message import say
from bot.model.post import Post
from bot.model.site import SiteFacts
from bot.rules._rule import NoOptions, rule

_NO_WORDS = " \t\r|>"


@rule(item=ChecklistItem.TEXT, severity=Severity.ADVICE)
def table_header(post: Post, options: NoOptions, site: SiteFacts) -> Iterator[Remark]:
    """A table has no header.

    ## Why
    Those who listen to a table hear the name of its column before each cell
    (https://www.w3.org/WAI/tutorials/tables/). Without a header they hear numbers.

    ## Bad
    ```markdown _posts/2026-05-14-opening-hours.md
    ---
    title: Opening hours
    ---
    |   |   |
    | - | - |
    | Saturday | 9 to 5 |
    | Sunday | 10 to 4 |
    ```

    ## Good
    ```markdown _posts/2026-05-14-opening-hours.md
    ---
    title: Opening hours
    ---
    | Day | Hours |
    | --- | --- |
    | Saturday | 9 to 5 |
    | Sunday | 10 to 4 |
    ```
    """
    for block in post.body.blocks:
        if block.kind is BlockKind.TABLE and not block.span.of(post.text).partition("\n")[0].strip(_NO_WORDS):
            yield Remark(block.span, say("This table has no header. Name its columns in the first line."))
