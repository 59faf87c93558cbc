"""Links to images that were meant to be shown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.model.finding import ChecklistItem, Remark, Severity
from bot.model.markdown import BlockKind, Link, LinkKind
from bot.model.message import say
from bot.model.place import Edit, Span
from bot.model.post import Post
from bot.model.site import SiteFacts
from bot.rules._prose import short
from bot.rules._rule import NoOptions, rule
from bot.rules._targets import is_image

_VALUE = re.compile(r"\{\{\s*page\.(?:image|img|thumbnail|cover)\s*\}\}\Z")


@rule(item=ChecklistItem.IMAGES, severity=Severity.ADVICE)
def unmarked_image(post: Post, options: NoOptions, site: SiteFacts) -> Iterator[Remark]:
    """A link to an image of the site stands in a paragraph of its own.

    ## Why
    Without the `!` in front of it an image is a link, and readers see its description in the place of the picture.

    ## Bad
    ```markdown _posts/2026-05-14-letters.md
    ---
    title: Two hundred letters
    ---
    They came in boxes.

    [Letters in boxes](/images/letters.jpg)
    ```

    ## Good
    ```markdown _posts/2026-05-14-letters.md
    ---
    title: Two hundred letters
    ---
    They came in boxes, as [a picture](/images/letters.jpg) of that day shows.

    ![Letters in boxes](/images/letters.jpg)
    ```
    """
    alone = {_trimmed(block.span, post) for block in post.body.blocks if block.kind is BlockKind.PARAGRAPH}
    images = [image.span for image in post.body.images]
    for link in post.body.links:
        if link.span in alone and _shows_nothing(link, images) and _is_own_image(link.target):
            message = say(
                "“{text}” is a link to an image. Put ! in front of it to show the image.", text=short(link.text)
            )
            yield Remark(link.span, message, Edit(Span(link.span.start, link.span.start), "!"))


def _trimmed(span: Span, post: Post) -> Span:
    text = span.of(post.text)
    return Span(span.start + len(text) - len(text.lstrip()), span.end - len(text) + len(text.rstrip()))


def _shows_nothing(link: Link, images: list[Span]) -> bool:
    """Whether it has words, and no image of its own to click on."""
    holds_image = any(link.span.start <= image.start < link.span.end for image in images)
    return link.kind is LinkKind.INLINE and bool(link.text.strip()) and not holds_image


def _is_own_image(target: str) -> bool:
    return _VALUE.search(target) is not None or (is_image(target) and "://" not in target)
