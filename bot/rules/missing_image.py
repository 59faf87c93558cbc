"""Images that aren't there."""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import basename

from pydantic import Field

from bot.model.finding import WHOLE_FILE, ChecklistItem, Remark, Severity
from bot.model.message import Message, say
from bot.model.post import Change, Post
from bot.model.site import SiteFacts
from bot.rules._companion import companion_of, has_companion
from bot.rules._conventions import conventions_for, posts_with
from bot.rules._prose import short
from bot.rules._rule import Need, Options, rule
from bot.rules._targets import is_image, is_missing, retarget, same_name, with_name


class MissingImageOptions(Options):
    companion: str | None = Field(
        None,
        description="Where each post has an image of its own, such as img/posts/{name}.jpg; {name} is that of the "
        "post's file. Without it, such an image is missed only where nearly all posts have one.",
    )


@rule(item=ChecklistItem.IMAGES, severity=Severity.BLOCKER, needs=Need.FILES)
def missing_image(post: Post, options: MissingImageOptions, site: SiteFacts) -> Iterator[Remark]:
    """An image isn't in the repository, or isn't called so.

    ## Why
    An image that was left behind on its author's machine, or is called `Garden.JPG` where the post says `garden.jpg`,
    shows as a broken frame. Sites also take the picture on their front page from a file with the name of the post.

    ## Bad
    ```markdown _posts/2026-05-14-the-new-library.md
    ---
    title: The new library
    ---
    ![Twelve desks under a glass roof](/images/reading-room.jpg)

    ![A bench under a plum tree](/images/garden.jpg)
    ```
    ```text tree
    images/Garden.JPG
    ```

    ## Good
    ```markdown _posts/2026-05-14-the-new-library.md
    ---
    title: The new library
    ---
    ![A bench under a plum tree](/images/Garden.JPG)
    ```
    ```text tree
    images/Garden.JPG
    ```
    """
    for image in post.body.images:
        if not image.target.strip():
            yield Remark(image.span, say("This image names no file. Write where it stands."))
        elif is_missing(image.target, post, site):
            near, message = _advise(image.target, post, site)
            yield Remark(image.target_span or image.span, message, retarget(image, near, post))
    yield from _in_front_matter(post, site)
    yield from _companion(post, options, site)


def _advise(target: str, post: Post, site: SiteFacts) -> tuple[str | None, Message]:
    """What to say of an image that is missing, and the one target that was certainly meant, if there is one."""
    alike = same_name(target, site)
    near = sorted({near for path in alike if (near := with_name(target, basename(path), post, site))})
    if near:
        message = say(
            "The image “{target}” doesn't exist, but “{near}” does. Write that.", target=short(target), near=near[0]
        )
        return near[0] if len(near) == 1 else None, message
    if alike:
        return None, say(
            "The image “{target}” doesn't exist. Did you mean {path}?", target=short(target), path=alike[0]
        )
    return None, say("The image “{target}” doesn't exist. Add it, or correct its path.", target=short(target))


def _in_front_matter(post: Post, site: SiteFacts) -> Iterator[Remark]:
    """What a key of the front matter means is the layout's business, so that this is advice."""
    for entry in post.front_matter.entries:
        for item in entry.items:
            path = item.value
            if isinstance(path, str) and path.startswith("/") and is_image(path) and is_missing(path, post, site):
                _, message = _advise(path, post, site)
                yield Remark(item.span, message, severity=Severity.ADVICE)


def _companion(post: Post, options: MissingImageOptions, site: SiteFacts) -> Iterator[Remark]:
    usual = conventions_for(post, site).companion
    pattern = options.companion or (usual.value if usual and usual.support.fair else None)
    is_new = post.change is not Change.MODIFIED and site.site.named_day(post.path)
    if not pattern or not is_new or has_companion(post.path, pattern, site.files):
        return
    path = companion_of(post.path, pattern)
    if options.companion or usual is None:
        message = say("Each post of this site has an image of its own. Add that of this one as {path}.", path=path)
        yield Remark(WHOLE_FILE, message)
    else:
        message = say(
            "{posts} have an image of their own. Add that of this one as {path}.",
            posts=posts_with(usual.support),
            path=path,
        )
        yield Remark(WHOLE_FILE, message, severity=Severity.ADVICE)
