"""List items with nothing in them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.model.finding import ChecklistItem, Remark, Severity
from bot.model.message import say
from bot.model.place import Edit, Span
from bot.model.post import Post
from bot.model.site import SiteFacts
from bot.rules._rule import NoOptions, rule
from bot.rules._source import outside_code

# Beside another item: a lone hyphen underlines a heading, and a lone asterisk may part two sections.
_EMPTY = re.compile(r"(?<=\n)(?P<item> {0,8}(?:[-*+]|\d{1,3}[.)])[ \t]*(?:\r?\n|\Z))")
_ITEM = re.compile(r" {0,8}(?:[-*+]|\d{1,3}[.)])[ \t]+\S")


@rule(item=ChecklistItem.TEXT, severity=Severity.ADVICE)
def empty_list_item(post: Post, options: NoOptions, site: SiteFacts) -> Iterator[Remark]:
    """An item of a list is empty.

    ## Why
    Readers see a dot with nothing behind it, and wonder what is missing.

    ## Bad
    ```markdown _posts/2026-05-14-opening-hours.md
    ---
    title: Opening hours
    ---
    We open

    - on Saturdays
    - on Sundays
    -
    ```

    ## Good
    ```markdown _posts/2026-05-14-opening-hours.md
    ---
    title: Opening hours
    ---
    We open

    - on Saturdays
    - on Sundays

    -
      at Easter
    ```
    """
    for match in outside_code(post, _EMPTY):
        before, after = _line_before(post.text, match.start()), post.text[match.end() : match.end() + 200]
        follows_deeper = bool(after.partition("\n")[0].strip()) and after[:1] in " \t"
        # Below text, the first of several would underline a heading.
        in_a_list = _ITEM.match(before) or (not before.strip() and _ITEM.match(after))
        if match.start() >= post.body.span.start and in_a_list and not follows_deeper:
            written = match["item"].rstrip()
            span = Span(match.start() + len(written) - len(written.lstrip()), match.start() + len(written))
            message = say("This item of the list is empty. Fill it in, or remove it.")
            yield Remark(span, message, Edit(Span(*match.span()), ""))


def _line_before(text: str, offset: int) -> str:
    start = text.rfind("\n", 0, offset - 1) + 1
    return text[start : offset - 1]
