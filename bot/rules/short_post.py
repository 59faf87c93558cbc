"""Posts that are hardly begun."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic import Field

from bot.model.finding import WHOLE_FILE, ChecklistItem, Remark, Severity
from bot.model.markdown import BlockKind
from bot.model.message import say, say_count
from bot.model.post import Post
from bot.model.site import SiteFacts
from bot.rules._prose import prose
from bot.rules._rule import Options, rule

_WORD = re.compile(r"[^\W_]{2,}")
_SHOWN = frozenset((BlockKind.CODE, BlockKind.HTML, BlockKind.TEMPLATE))


class ShortPostOptions(Options):
    min: int = Field(default=1, ge=1)
    """How many words a post must have; by default, any at all."""


@rule(item=ChecklistItem.TEXT, severity=Severity.ADVICE)
def short_post(post: Post, options: ShortPostOptions, site: SiteFacts) -> Iterator[Remark]:
    """The post has no text, or less than the site asks for.

    ## Why
    A front matter alone is mostly a draft that was sent too early. A post with an image, a video or code says more
    than its words, and is never reported; nor is an event, whose dates say what matters. A site that wants more than
    a line or two asks for it with `min`.

    ## Bad
    ```markdown _posts/2026-05-14-letters.md
    ---
    title: Two hundred letters
    ---
    ```

    ## Good
    ```markdown _posts/2026-05-14-letters.md
    ---
    title: Two hundred letters
    ---
    They came in boxes.
    ```
    """
    if not post.front_matter.readable or post.body.images or post.front_matter.get("start"):
        return
    if any(block.kind in _SHOWN for block in post.body.blocks):
        return
    count = sum(len(_WORD.findall(text.text)) for text in prose(post))
    if count == 0:
        yield Remark(WHOLE_FILE, say("The post has no text yet. Write it."))
    elif count < options.min:
        message = say_count(
            "The post has one word. Is there more to come?",
            "The post has only {count} words. Is there more to come?",
            count,
        )
        yield Remark(WHOLE_FILE, message)
