"""Images that take long to load."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from posixpath import join, normpath
from urllib.parse import unquote

from pydantic import Field

from bot.model.finding import ChecklistItem, Remark, Severity
from bot.model.message import Message, say
from bot.model.place import Span
from bot.model.post import Post
from bot.model.site import ImageSize, SiteFacts
from bot.rules._prose import short
from bot.rules._rule import Need, Options, rule
from bot.rules._targets import is_image

_KILOBYTE = 1000
_MEGABYTE = 1000 * _KILOBYTE
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_TEMPLATE = re.compile(r"\A\{\{[^{}]{0,100}\}\}")


class HeavyImageOptions(Options):
    max: int = Field(default=1000, ge=1)
    """How many kilobytes, of 1,000 bytes each, an image may have."""
    width: int = Field(default=3000, ge=1)
    """How many pixels wide an image may be that has more than 100 kilobytes."""


@rule(item=ChecklistItem.IMAGES, severity=Severity.ADVICE, needs=Need.FILES)
def heavy_image(post: Post, options: HeavyImageOptions, site: SiteFacts) -> Iterator[Remark]:
    """An image is so large that the page is slow to load.

    ## Why
    On half of all pages the images together weigh less than some 1 MB
    (https://almanac.httparchive.org/en/2024/page-weight). One picture of several, straight from a camera, keeps
    readers on a phone waiting. An original of 4,000 pixels and more is also wider than the screens of nearly all
    readers. Looked at are images that the pull request brings, or all those of a working tree; for their pixels
    those of a megabyte at most.

    ## Bad
    ```markdown _posts/2026-05-14-the-new-library.md
    ---
    title: The new library
    ---
    ![Twelve desks under a glass roof](/images/reading-room.jpg)
    ```
    ```text sizes
    4210000 images/reading-room.jpg
    ```
    ```markdown _posts/2026-05-21-the-old-library.md
    ---
    title: The old library
    ---
    ![A card catalogue of oak](/images/catalogue.jpg)
    ```
    ```text sizes
    870000 4032x3024 images/catalogue.jpg
    ```

    ## Good
    ```markdown _posts/2026-05-14-the-new-library.md
    ---
    title: The new library
    ---
    ![Twelve desks under a glass roof](/images/reading-room.jpg)
    ```
    ```text sizes
    240000 1600x1200 images/reading-room.jpg
    ```
    """
    found = {path: message for path, size in site.sizes.items() if (message := _objection(path, size, options))}
    said = set[str]()
    for target, span in _images(post) if found else ():
        path = _file_at(target, post, found)
        if path and path not in said:
            said.add(path)
            yield Remark(span, found[path])


def _objection(path: str, image: ImageSize, options: HeavyImageOptions) -> Message | None:
    if image.size > options.max * _KILOBYTE:
        return say(
            "The image {path} has {size} MB. Make it smaller: {limit} kB are enough for a screen.",
            path=short(path),
            size=f"{image.size / _MEGABYTE:.1f}",
            limit=options.max,
        )
    if image.width and image.width > options.width:
        return say(
            "The image {path} is {width} pixels wide. Scale it down: {limit} are enough for a screen.",
            path=short(path),
            width=image.width,
            limit=options.width,
        )
    return None


def _images(post: Post) -> Iterator[tuple[str, Span]]:
    """Every image in the text and in the front matter, with the place of its address."""
    for image in post.body.images:
        yield image.target, image.target_span or image.span
    for entry in post.front_matter.entries:
        yield from ((item.value, item.span) for item in entry.items if isinstance(item.value, str))


def _file_at(target: str, post: Post, files: Collection[str]) -> str | None:
    """The one of the files that an address leads to: by its path, or by the end of it, as sites serve some folders."""
    bare = unquote(_TEMPLATE.sub("", target.strip()).partition("#")[0].partition("?")[0])
    if _ELSEWHERE.match(bare) or not is_image(bare):
        return None
    beside = normpath(join(post.folder, bare))
    if beside in files:
        return beside
    path = normpath(f"/{bare}").strip("/")
    alike = [file for file in files if file == path or file.endswith(f"/{path}")]
    return alike[0] if len(alike) == 1 else None
