"""Images without a description."""

from __future__ import annotations

import re
from collections.abc import Iterator
from posixpath import basename, splitext

from bot.model.finding import ChecklistItem, Remark, Severity
from bot.model.message import say_count
from bot.model.post import Post
from bot.model.site import SiteFacts
from bot.rules._prose import short
from bot.rules._rule import NoOptions, rule

_FILE_NAME = re.compile(r"[\w@%. -]+\.(?:png|jpe?g|gif|svg|webp|avif|tiff?|bmp)", re.IGNORECASE)
_ANY_IMAGE = frozenset(("alt", "alt text", "image", "img", "photo", "picture", "screenshot", "texte alternatif"))


@rule(item=ChecklistItem.IMAGES, severity=Severity.ADVICE)
def image_alt(post: Post, options: NoOptions, site: SiteFacts) -> Iterator[Remark]:
    """An image has no description, or one that describes nothing.

    ## Why
    Those who can't see an image hear its description, and those whose connection fails read it
    (https://www.w3.org/WAI/tutorials/images/). A file name says nothing to either. An image that only decorates is
    written `<img src="…" alt="">`.

    ## Bad
    ```markdown _posts/2026-05-14-the-new-library.md
    ---
    title: The new library
    ---
    ![](/images/reading-room.jpg)

    ![IMG_2041.jpg](/images/garden.jpg)

    <img src="/images/door.jpg">
    ```

    ## Good
    ```markdown _posts/2026-05-14-the-new-library.md
    ---
    title: The new library
    ---
    ![Twelve desks under a glass roof](/images/reading-room.jpg)

    <img src="/images/ornament.png" alt="">
    ```
    """
    bare = [image for image in post.body.images if image.alt is None or not (image.alt.strip() or image.html)]
    named = [image for image in post.body.images if image.alt and _is_name(image.alt.strip(), image.target)]
    if bare:
        message = say_count(
            "This image has no description. Say in a few words what it shows.",
            "{count} images have no description, this one first. Say in a few words what each shows.",
            len(bare),
        )
        yield Remark(bare[0].span, message)
    if named:
        message = say_count(
            "“{name}” doesn't describe the image. Say in a few words what it shows.",
            "{count} images have a description such as “{name}”. Say in a few words what each shows.",
            len(named),
            name=short(named[0].alt or ""),
        )
        yield Remark(named[0].span, message)


def _is_name(alt: str, target: str) -> bool:
    """Whether a description is the name of the image's file, or one that any image could bear."""
    stem, _ = splitext(basename(target))
    return (
        bool(_FILE_NAME.fullmatch(alt))
        or (alt == stem and not stem.isalpha())
        or alt.casefold().replace("_", " ") in _ANY_IMAGE
    )
