"""Spaces before a comma or a full stop."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.model.finding import ChecklistItem, Remark, Severity
from bot.model.message import say
from bot.model.place import Edit
from bot.model.post import Post
from bot.model.site import SiteFacts
from bot.rules._prose import prose
from bot.rules._rule import NoOptions, rule

_STRAY = re.compile(r"(?P<word>[^\W\d_]{2})(?P<space>[ \u00a0\u202f]{1,3})(?P<mark>[,.])(?=\s+[^\W\d_]|\s*\Z)")


@rule(item=ChecklistItem.TYPOGRAPHY, severity=Severity.ADVICE, on=False)
def stray_space(post: Post, options: NoOptions, site: SiteFacts) -> Iterator[Remark]:
    """A space stands before a comma or a full stop.

    ## Why
    Neither French nor English has a space there, and a line that breaks at it begins with the mark.

    ## Bad
    ```markdown _posts/2026-05-14-opening-hours.md
    ---
    title: Opening hours
    ---
    On Saturdays , and now on Sundays .
    ```

    ## Good
    ```markdown _posts/2026-05-14-opening-hours.md
    ---
    title: Opening hours
    ---
    On Saturdays, and now on Sundays. It runs on .NET ...
    ```
    """
    for text in prose(post):
        for match in _STRAY.finditer(text.text):
            message = say("A space stands before “{mark}”. Remove it.", mark=match["mark"])
            yield Remark(
                text.span(match.start("space"), match.end()), message, Edit(text.span(*match.span("space")), "")
            )
