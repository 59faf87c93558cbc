"""Images that the front matter names in another way than other posts do."""

from __future__ import annotations

from collections.abc import Iterator

from bot.model.conventions import Key, Support
from bot.model.finding import ChecklistItem, Remark, Severity
from bot.model.message import say
from bot.model.place import Edit
from bot.model.post import Post
from bot.model.site import SiteFacts
from bot.rules._conventions import conventions_for, posts_with
from bot.rules._prose import short
from bot.rules._rule import NoOptions, rule
from bot.rules._targets import is_image


@rule(item=ChecklistItem.IMAGES, severity=Severity.ADVICE)
def image_path(post: Post, options: NoOptions, site: SiteFacts) -> Iterator[Remark]:
    """An image in the front matter lacks the slash at its beginning that other posts write, or has one too many.

    ## Why
    The layout puts the site's address in front of such a path. Without its slash that becomes
    `https://example.orgimages/door.jpg`, or a file in the folder of the post; with one too many it is none either.

    ## Bad
    ```markdown _posts/2026-05-14-letters.md
    ---
    title: Two hundred letters
    image: images/letters.jpg
    ---
    They came in boxes.
    ```

    ```markdown _posts/2026-04-*-news.md
    ---
    title: News
    image: /images/news.jpg
    ---
    ```

    ## Good
    ```markdown _posts/2026-05-14-letters.md
    ---
    title: Two hundred letters
    image: /images/letters.jpg
    thumbnail: images/letters-small.jpg
    ---
    They came in boxes.
    ```

    ```markdown _posts/2026-04-*-news.md
    ---
    title: News
    image: /images/news.jpg
    ---
    ```
    """
    keys = conventions_for(post, site).keys
    for entry in post.front_matter.entries:
        usual = keys.get(entry.key)
        rooted, bare = (
            (_written(usual, rooted=True), _written(usual, rooted=False)) if usual else (Support(), Support())
        )
        for item in entry.items:
            path = item.value
            if not isinstance(path, str) or not _is_local_image(path):
                continue
            certain = item.span.of(post.text) == path
            if not path.startswith("/") and rooted.fair:
                message = say(
                    "“{path}” begins with a slash in {posts}. Write /{path}.",
                    path=short(path),
                    posts=posts_with(rooted),
                )
                yield Remark(item.span, message, Edit(item.span, f"/{path}") if certain else None)
            elif path.startswith("/") and bare.fair:
                message = say(
                    "“{path}” begins without a slash in {posts}. Remove it.", path=short(path), posts=posts_with(bare)
                )
                yield Remark(item.span, message, Edit(item.span, path[1:]) if certain else None)


def _written(usual: Key, *, rooted: bool) -> Support:
    """How many of the images under a key are written with a slash, or without one."""
    images = {path: count for path, count in usual.values.items() if _is_local_image(path)}
    total = sum(images.values())
    alike = sum(count for path, count in images.items() if path.startswith("/") is rooted)
    return Support(alike, total, alike / total if total else 0.0, usual.support.recent)


def _is_local_image(path: str) -> bool:
    return is_image(path) and "://" not in path and not path.startswith(("//", "./", "../", "{"))
