"""Typographic quotation marks in code."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.model.finding import ChecklistItem, Remark, Severity
from bot.model.message import say
from bot.model.place import Edit, Span
from bot.model.post import Post
from bot.model.site import SiteFacts
from bot.rules._rule import NoOptions, rule

_CURLY = re.compile(r"[“”]")
_PAIR = re.compile(r"“[^“”\n]*”")
_STRAIGHT = str.maketrans("“”", '""')


@rule(item=ChecklistItem.TYPOGRAPHY, severity=Severity.ADVICE)
def curly_code(post: Post, options: NoOptions, site: SiteFacts) -> Iterator[Remark]:
    """Code has typographic quotation marks.

    ## Why
    Word processors make “ ” of the marks that programs read. Who copies such code gets an error that is hard to see.
    Code in which straight marks stand as well has typographic ones because they are meant.

    ## Bad
    ````markdown _posts/2026-05-14-catalogue.md
    ---
    title: The catalogue for programs
    ---
    Ask for a box:

    ```python
    box = find(“letters”)
    ```
    ````

    ## Good
    ````markdown _posts/2026-05-14-catalogue.md
    ---
    title: The catalogue for programs
    ---
    Ask for a “box”:

    ```python
    box = find("letters")
    title = "The “great” box"
    ```
    ````
    """
    for code in post.body.code:
        text = code.of(post.text)
        if '"' in text or not _PAIR.search(text):
            continue
        places = [match.start() for match in _CURLY.finditer(text)]
        span = Span(code.start + places[0], code.start + places[-1] + 1)
        message = say("Programs don't read the marks “ and ” in this code. Write straight ones.")
        yield Remark(span, message, Edit(span, span.of(post.text).translate(_STRAIGHT)))
