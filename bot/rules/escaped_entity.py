"""HTML's names for signs that were escaped once too often."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import html5

from bot.model.finding import ChecklistItem, Remark, Severity
from bot.model.message import say
from bot.model.place import Edit
from bot.model.post import Post
from bot.model.site import SiteFacts
from bot.rules._prose import prose
from bot.rules._rule import NoOptions, rule

_ESCAPED = re.compile(r"&amp;(?P<entity>(?P<name>[A-Za-z]{2,31}\d{0,2}|#\d{2,7}|#[xX][0-9A-Fa-f]{2,6});)")


@rule(item=ChecklistItem.TEXT, severity=Severity.ADVICE)
def escaped_entity(post: Post, options: NoOptions, site: SiteFacts) -> Iterator[Remark]:
    """A sign is escaped twice, so that readers see its name.

    ## Why
    HTML writes é as `&eacute;`. A program that escapes the text once more leaves `&amp;eacute;`, and readers see
    the name in the middle of the word.

    ## Bad
    ```markdown _posts/2026-05-14-the-cafe.md
    ---
    title: The café
    ---
    The library has a caf&amp;eacute; now.
    ```

    ## Good
    ```markdown _posts/2026-05-14-the-cafe.md
    ---
    title: The café
    ---
    The library has a caf&eacute; now, and R&amp;D has moved upstairs.
    ```
    """
    for text in prose(post):
        for match in _ESCAPED.finditer(text.text):
            if match["name"].startswith("#") or match["entity"] in html5:
                span = text.span(*match.span())
                message = say(
                    "Readers see “{entity}” here, not the sign that it stands for. Write the sign itself.",
                    entity=f"&{match['entity']}",
                )
                yield Remark(span, message, Edit(span, f"&{match['entity']}"))
