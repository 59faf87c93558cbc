"""Links whose only words are a picture."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.model.finding import ChecklistItem, Remark, Severity
from bot.model.message import say
from bot.model.post import Post
from bot.model.site import SiteFacts
from bot.rules._prose import short
from bot.rules._rule import NoOptions, rule
from bot.rules._targets import written_links

_READ = re.compile(r"[^\W_]|[<!{&]")


@rule(item=ChecklistItem.LINKS, severity=Severity.ADVICE)
def emoji_link(post: Post, options: NoOptions, site: SiteFacts) -> Iterator[Remark]:
    """A link consists of an emoji or a sign alone.

    ## Why
    “👉” is read out as “backhand index pointing right, link”, an arrow perhaps not at all, and both are small to hit
    with a finger.

    ## Bad
    ```markdown _posts/2026-05-14-opening-hours.md
    ---
    title: Opening hours
    ---
    All dates are in the calendar [👉](https://example.org/calendar)
    ```

    ## Good
    ```markdown _posts/2026-05-14-opening-hours.md
    ---
    title: Opening hours
    ---
    All dates are [in the calendar 👉](https://example.org/calendar)
    ```
    """
    for link in written_links(post):
        written = link.text_span.of(post.text)
        if written.strip() and not _READ.search(written) and not link.target.startswith("#"):
            message = say("“{text}” doesn't say where this link leads. Add words to it.", text=short(written))
            yield Remark(link.span, message)
