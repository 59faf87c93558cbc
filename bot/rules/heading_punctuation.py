"""Headings that end like a sentence that isn't over."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.model.finding import ChecklistItem, Remark, Severity
from bot.model.message import say
from bot.model.place import Edit, Span
from bot.model.post import Post
from bot.model.site import SiteFacts
from bot.rules._headings import is_section_heading
from bot.rules._rule import NoOptions, rule

_END = re.compile(r"(?<=[^\W\d_])[ \u00a0\u202f]?[:;,](?=\Z)")


@rule(item=ChecklistItem.SECTIONS, severity=Severity.ADVICE, on=False)
def heading_punctuation(post: Post, options: NoOptions, site: SiteFacts) -> Iterator[Remark]:
    """A heading ends with a colon, a semicolon or a comma.

    ## Why
    A heading stands by itself in tables of contents, where a colon announces nothing. Question and exclamation marks
    are fine.

    ## Bad
    ```markdown _posts/2026-05-14-a-year-of-open-budgets.md
    ---
    title: A year of open budgets
    ---
    ## What we learnt:

    People ask better questions.
    ```

    ## Good
    ```markdown _posts/2026-05-14-a-year-of-open-budgets.md
    ---
    title: A year of open budgets
    ---
    ## What did we learn?

    People ask better questions.
    ```
    """
    for heading in post.body.headings:
        if is_section_heading(heading):
            last = heading.prose[-1]
            written = last.of(post.text)
            end = _END.search(written.rstrip())
            rest = post.text[last.start + len(written.rstrip()) : heading.span.end]
            if end and not rest.partition("\n")[0].strip(" #\r"):
                span = Span(last.start + end.start(), last.start + end.end())
                yield Remark(
                    span, say("A heading doesn't end with “{mark}”. Remove it.", mark=end[0].strip()), Edit(span, "")
                )
