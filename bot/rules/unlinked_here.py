"""“Click here” where there is nothing to click on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.model.finding import ChecklistItem, Remark, Severity
from bot.model.message import say
from bot.model.place import Span
from bot.model.post import Post
from bot.model.site import SiteFacts
from bot.rules._prose import prose
from bot.rules._rule import NoOptions, rule

_HERE = re.compile(
    r"(?<![\w“\"«'‘-])(?P<words>click here|cliquez ici|cliquer ici|en cliquant ici)(?![\w”\"»'’-])", re.IGNORECASE
)


@rule(item=ChecklistItem.LINKS, severity=Severity.ADVICE)
def unlinked_here(post: Post, options: NoOptions, site: SiteFacts) -> Iterator[Remark]:
    """The text says “click here”, and there is no link.

    ## Why
    The link was lost in a paste, or its address wasn't known yet. Readers look for it, and nothing on the page tells
    them what they miss.

    ## Bad
    ```markdown _posts/2026-05-14-opening-hours.md
    ---
    title: Opening hours
    ---
    For all the dates, click here.
    ```

    ```markdown _posts/2026-05-14-horaires.md
    ---
    title: Horaires
    ---
    Pour toutes les dates, cliquez ici.
    ```

    ## Good
    ```markdown _posts/2026-05-14-opening-hours.md
    ---
    title: Opening hours
    ---
    All the dates are in [the calendar](https://example.org/calendar). The poster said “click here”.
    ```
    """
    links = [link.span for link in post.body.links]
    for text in prose(post):
        for match in _HERE.finditer(text.text):
            span = text.span(*match.span())
            if not _is_linked(span, links):
                message = say("“{words}” is no link. Write [words](address) that say where it leads.", words=match[0])
                yield Remark(span, message)


def _is_linked(span: Span, links: list[Span]) -> bool:
    """Whether any of the words belongs to a link, as in ``click [here](…)``."""
    return any(link.start < span.end and span.start < link.end for link in links)
