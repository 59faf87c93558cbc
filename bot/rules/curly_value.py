"""Values of the front matter in quotation marks that are none to the generator."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.model.finding import ChecklistItem, Remark, Severity
from bot.model.message import say
from bot.model.place import Edit
from bot.model.post import Post
from bot.model.site import SiteFacts
from bot.rules._rule import NoOptions, rule

_CURLY = re.compile(r"[“”](?P<inside>[^“”\"\\\n]+)[“”]")


@rule(item=ChecklistItem.FRONT_MATTER, severity=Severity.ADVICE)
def curly_value(post: Post, options: NoOptions, site: SiteFacts) -> Iterator[Remark]:
    """A value in the front matter stands in curly quotation marks.

    ## Why

    Word processors bend the marks around a value. To the generator bent ones are letters like others: they are shown
    as part of the title, and a name in them is nobody's.

    ## Bad

    ```markdown _posts/2026-05-14-letters.md
    ---
    title: “Two hundred letters: what they say”
    ---
    They came in boxes.
    ```

    ## Good

    ```markdown _posts/2026-05-14-letters.md
    ---
    title: "Two hundred letters: what they say"
    ---
    They came in boxes, “all of them”.
    ```
    """
    for entry in post.front_matter.entries:
        for item in entry.items:
            match = _CURLY.fullmatch(item.span.of(post.text))
            if match:
                message = say("These curly marks are shown as part of the value. Write straight ones, or none.")
                yield Remark(item.span, message, Edit(item.span, f'"{match["inside"]}"'))
