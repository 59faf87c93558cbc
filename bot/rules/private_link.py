"""Addresses that only their writer can open."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.model.finding import ChecklistItem, Remark, Severity
from bot.model.message import say
from bot.model.place import Span
from bot.model.post import Post
from bot.model.site import SiteFacts
from bot.rules._prose import short
from bot.rules._rule import NoOptions, rule

# https://www.rfc-editor.org/rfc/rfc6761 and https://www.rfc-editor.org/rfc/rfc1918
_PRIVATE = re.compile(
    r"(?:https?:)?//(?:[\w.-]+@)?(?:localhost|[\w-]+\.(?:local|localhost|internal)|127\.\d+\.\d+\.\d+|0\.0\.0\.0"
    r"|10\.\d+\.\d+\.\d+|192\.168\.\d+\.\d+|172\.(?:1[6-9]|2\d|3[01])\.\d+\.\d+|\[::1\])(?::\d+)?(?:[/?#]|\Z)"
    r"|file:/|[A-Za-z]:[\\/]|/(?:Users|home)/[^/]+/(?:Desktop|Documents|Downloads|Bureau|Téléchargements)/",
    re.IGNORECASE,
)


@rule(item=ChecklistItem.LINKS, severity=Severity.ADVICE)
def private_link(post: Post, options: NoOptions, site: SiteFacts) -> Iterator[Remark]:
    """A link or an image leads to somebody's own machine.

    ## Why
    An address such as `http://localhost:4000/` comes from the preview on the writer's machine, and opens nowhere else.

    ## Bad
    ```markdown _posts/2026-05-14-the-new-library.md
    ---
    title: The new library
    ---
    See [the opening hours](http://localhost:4000/hours.html).

    ![Twelve desks under a glass roof](file:///home/ada/roof.jpg)
    ```

    ## Good
    ```markdown _posts/2026-05-14-the-new-library.md
    ---
    title: The new library
    ---
    See [the opening hours](https://example.org/hours.html), or run it at `http://localhost:4000/`.
    ```
    """
    for place, target in _targets(post):
        if _PRIVATE.match(target):
            message = say("Only its writer can open “{target}”. Write its public address.", target=short(target))
            yield Remark(place, message)


def _targets(post: Post) -> Iterator[tuple[Span, str]]:
    yield from ((link.target_span or link.span, link.target) for link in post.body.links)
    yield from ((image.target_span or image.span, image.target) for image in post.body.images)
