"""Names of image files that break addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from posixpath import basename
from urllib.parse import unquote

from bot.model.finding import ChecklistItem, Remark, Severity
from bot.model.message import say
from bot.model.post import Post
from bot.model.site import SiteFacts
from bot.rules._prose import short
from bot.rules._rule import NoOptions, rule
from bot.rules._targets import is_image
from bot.text.words import slugify

_ELSEWHERE = re.compile(r"\A(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)
_UNSAFE = re.compile(r"[^\x21-\x7e]|[()\[\]?#&+%\"'<>]")


@rule(item=ChecklistItem.IMAGES, severity=Severity.ADVICE)
def image_name(post: Post, options: NoOptions, site: SiteFacts) -> Iterator[Remark]:
    """The name of an image's file has spaces, accents or other signs in it.

    ## Why
    In an address a space is `%20`, an é is two bytes that systems write in two ways, and a parenthesis ends a link of
    Markdown. Such a file is there on one machine and missing on another.

    ## Bad
    ```markdown _posts/2026-05-14-the-new-library.md
    ---
    title: The new library
    ---
    ![Twelve desks under a glass roof](/images/Salle%20d’étude.jpg)
    ```

    ## Good
    ```markdown _posts/2026-05-14-the-new-library.md
    ---
    title: The new library
    ---
    ![Twelve desks under a glass roof](/images/salle-d-etude.jpg)

    ![A plum tree](https://example.org/plum%20tree.jpg)
    ```
    """
    for image in post.body.images:
        name = basename(unquote(image.target))
        if is_image(name) and _UNSAFE.search(name) and not _ELSEWHERE.match(image.target) and "{" not in image.target:
            stem, _, extension = name.rpartition(".")
            message = say(
                "The name of “{name}” breaks in addresses. Rename the file to {plain}.",
                name=short(name),
                plain=f"{slugify(stem) or 'image'}.{extension.lower()}",
            )
            yield Remark(image.target_span or image.span, message)
