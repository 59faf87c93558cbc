"""Template tags that stand twice in a row."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from bot.model.finding import ChecklistItem, Remark, Severity
from bot.model.message import say_count
from bot.model.place import Edit, Span
from bot.model.post import Post
from bot.model.site import SiteFacts
from bot.rules._prose import short
from bot.rules._rule import NoOptions, rule


@rule(item=ChecklistItem.LINKS, severity=Severity.ADVICE)
def doubled_tag(post: Post, options: NoOptions, site: SiteFacts) -> Iterator[Remark]:
    """A template tag stands twice in a row.

    ## Why
    `{{ site.baseurl }}` in front of an address stands for the path of the site. Twice, as after a search and replace,
    it leads nowhere. A post with several gets one finding, at the first.

    ## Bad
    ```markdown _posts/2026-05-14-letters.md
    ---
    title: Two hundred letters
    ---
    ![Letters in boxes]({{ site.baseurl }}{{ site.baseurl }}/images/letters.jpg)
    ```

    ## Good
    ```markdown _posts/2026-05-14-letters.md
    ---
    title: Two hundred letters
    ---
    ![Letters in boxes]({{ site.baseurl }}/images/letters.jpg)
    ```
    """
    found = list(_doubled(post))
    if found:
        first, again = found[0]
        message = say_count(
            "“{tag}” stands here twice. Remove one.",
            "{count} tags stand twice in a row, “{tag}” first. Remove one of each two.",
            len(found),
            tag=short(first.of(post.text)),
        )
        fix = Edit(Span(first.end, again.end), "") if len(found) == 1 else None
        yield Remark(Span(first.start, again.end), message, fix)


def _doubled(post: Post) -> Iterator[tuple[Span, Span]]:
    """Each value of a template that is followed by itself, outside code."""
    starts = [code.start for code in post.body.code]
    for one, other in pairwise(post.body.templates):
        written = one.of(post.text)
        if written != other.of(post.text) or not written.startswith("{{") or post.text[one.end : other.start].strip():
            continue
        index = bisect_right(starts, one.start) - 1
        in_code = index >= 0 and one.start < post.body.code[index].end
        if not in_code and "\n" not in post.text[one.end : other.start]:
            yield one, other
