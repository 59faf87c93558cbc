"""Several people written as one entry of a list."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.model.finding import ChecklistItem, Remark, Severity
from bot.model.message import say
from bot.model.post import Post
from bot.model.site import SiteFacts
from bot.rules._prose import short
from bot.rules._rule import NoOptions, rule

_KEYS = ("authors", "author")
_NAME = re.compile(r"[^\W\d_][\w.'’-]*(?: [\w.'’-]+){1,3}")


@rule(item=ChecklistItem.AUTHORS, severity=Severity.ADVICE)
def joined_names(post: Post, options: NoOptions, site: SiteFacts) -> Iterator[Remark]:
    """Two authors share one entry of the list.

    ## Why

    Each entry of a list is one person to the site. Two names in one pair of quotation marks are a person whom nobody
    knows, without a page or a picture.

    ## Bad

    ```markdown _posts/2026-05-14-letters.md
    ---
    title: Letters
    authors: ["Ada Lovelace, Grace Hopper"]
    ---
    They came in boxes.
    ```

    ## Good

    ```markdown _posts/2026-05-14-letters.md
    ---
    title: Letters
    authors: ["Ada Lovelace", "Grace Hopper"]
    ---
    They came in boxes.
    ```
    """
    for key in _KEYS:
        entry = post.front_matter.get(key)
        for item in entry.items if entry and isinstance(entry.value, list) else ():
            names = item.value.split(",") if isinstance(item.value, str) else []
            if len(names) > 1 and all(_NAME.fullmatch(name.strip()) for name in names):
                message = say(
                    "“{text}” is one entry of the list. Write an entry for each.", text=short(str(item.value))
                )
                yield Remark(item.span, message)
