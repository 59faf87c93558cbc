"""Posts without the sign that ends their excerpt."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic import Field

from bot.model.conventions import Support
from bot.model.finding import ChecklistItem, Remark, Severity
from bot.model.markdown import BlockKind
from bot.model.message import say
from bot.model.place import Edit, Span
from bot.model.post import Post
from bot.model.site import SiteFacts
from bot.rules._conventions import conventions_for, posts_with
from bot.rules._rule import Options, rule

_ENOUGH_POSTS = 8
"""From so many long posts on, what they do says more than the generator's setting."""
_SOME = 0.5
"""Below this share of posts that have it, a separator is no habit of the site, whatever the generator is set to."""


class MissingExcerpt(Options):
    separator: str | None = None
    """What divides the excerpt from the rest; by default what the site's generator is set to."""
    keys: tuple[str, ...] = ("excerpt", "description", "summary")
    """Keys of the front matter that stand in for an excerpt."""
    short: int = Field(default=1500, ge=0)
    """Up to how many characters a post is shown whole, and needs no excerpt."""


@rule(item=ChecklistItem.EXCERPT, severity=Severity.BLOCKER)
def missing_excerpt(post: Post, options: MissingExcerpt, site: SiteFacts) -> Iterator[Remark]:
    """Nothing says where the excerpt of the post ends.

    ## Why

    The list of posts and the feed show a post up to the separator, and the whole post where there is none. This only
    concerns sites whose generator is set to such a separator, or whose long posts nearly all have the same one. It is
    advice where some of them go without, and nothing is said where most do.

    ## Bad

    ```markdown _posts/2026-05-14-letters.md
    ---
    title: Two hundred letters
    ---
    The letters came in boxes, and nobody knew who had written them.

    <!-- More -->

    ## The first box

    It held forty letters.
    ```

    ```yaml _config.yml
    excerpt_separator: <!--more-->
    ```

    ## Good

    ```markdown _posts/2026-05-14-letters.md
    ---
    title: Two hundred letters
    ---
    The letters came in boxes, and nobody knew who had written them.

    <!--more-->

    ## The first box

    It held forty letters.
    ```

    ```markdown _posts/2026-05-15-closed.md
    ---
    title: Closed on Monday
    ---
    We are back on Tuesday.
    ```

    ```yaml _config.yml
    excerpt_separator: <!--more-->
    ```
    """
    usual = None if options.separator else conventions_for(post, site).excerpt
    separator = (options.separator or site.settings.excerpt_separator or "").strip()
    if not separator and usual and usual.support.fair:
        separator = usual.value
    if not separator or any(post.front_matter.text(key) for key in options.keys):
        return
    body = post.body.span.of(post.text)
    before, found, after = body.partition(separator)
    if found and before.strip() and after.strip():
        return
    if found:
        start = post.body.span.start + len(before)
        message = say(
            "Text must stand before and after {separator}. Move it below the introduction.", separator=separator
        )
        yield Remark(Span(start, start + len(separator)), message)
    elif near := _nearly(separator).search(post.text, post.body.span.start):
        message = say("The excerpt only ends at exactly {separator}. Write it so.", separator=separator)
        yield Remark(Span(*near.span()), message, Edit(Span(*near.span()), separator))
    elif len(body.strip()) > options.short:
        is_set = bool(options.separator or site.settings.excerpt_separator)
        yield from _lacking(post, separator, usual.support if usual else Support(), is_set=is_set)


def _lacking(post: Post, separator: str, support: Support, *, is_set: bool) -> Iterator[Remark]:
    """``is_set`` says that the generator looks for the separator, whatever the posts do."""
    if support.total < _ENOUGH_POSTS:
        message = say(
            "Nothing says where the excerpt ends. Put {separator} on a line of its own below the introduction.",
            separator=separator,
        )
        yield Remark(_below_introduction(post), message)
    elif support.share >= _SOME:
        message = say(
            "Nothing says where the excerpt ends, though {posts} do. "
            "Put {separator} on a line of its own below the introduction.",
            posts=posts_with(support),
            separator=separator,
        )
        yield Remark(
            _below_introduction(post),
            message,
            severity=None if support.strong or (support.fair and is_set) else Severity.ADVICE,
        )


def _nearly(separator: str) -> re.Pattern[str]:
    """The words of the separator between its first and last sign, whatever stands around them."""
    words = r"[\W_]{1,3}".join(re.findall(r"[^\W_]+", separator)) or r"(?!)"
    first, last = re.escape(separator[0]), re.escape(separator[-1])
    return re.compile(rf"{first}[^\w\n]{{1,8}}{words}[^\w\n]{{1,8}}{last}", re.IGNORECASE)


def _below_introduction(post: Post) -> Span:
    """The place after the first paragraph."""
    paragraphs = (block for block in post.body.blocks if block.kind is BlockKind.PARAGRAPH)
    first = next(paragraphs, None)
    end = first.span.end if first else post.body.span.start
    return Span(end, end)
