"""Links to a place of the post that isn't there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from bot.model.finding import ChecklistItem, Remark, Severity
from bot.model.message import say
from bot.model.post import Post
from bot.model.site import SiteFacts
from bot.rules._headings import heading_text
from bot.rules._prose import short
from bot.rules._rule import NoOptions, rule
from bot.rules._targets import written_links
from bot.text.words import slugify

_MADE = re.compile(r"(?:fn|fnref|footnote|cmnt|top|ftn|_)[:\d_-]?", re.IGNORECASE)
_ID = re.compile(r"(?:\b(?:id|name)\s*=\s*[\"']?|\{:?\s?[^{}\n]*#)(?P<id>[\w:.-]+)", re.IGNORECASE)
_LIQUID = re.compile(r"\{%-?\s*(?!post_url|link|comment|endcomment|raw|endraw)\w|\{\{(?!\s*site\.)")
_NUMBER = re.compile(r"-\d+\Z")
_LINK = re.compile(r"\]\([^()\s]*\)")


@rule(item=ChecklistItem.LINKS, severity=Severity.ADVICE)
def missing_anchor(post: Post, options: NoOptions, site: SiteFacts) -> Iterator[Remark]:
    """A link leads to a heading of the post that isn't there.

    ## Why
    A heading's address is made from its words, and changes with them. Nothing happens when readers click on a link to
    the old one. Posts with templates are left alone, since those may bring headings of their own.

    ## Bad
    ```markdown _posts/2026-05-14-a-year-of-open-budgets.md
    ---
    title: A year of open budgets
    ---
    Jump to [the lessons](#lessons).

    ## What we learnt

    People ask better questions.
    ```

    ## Good
    ```markdown _posts/2026-05-14-a-year-of-open-budgets.md
    ---
    title: A year of open budgets
    ---
    Jump to [the lessons](#what-we-learnt) or [the end](#end).

    ## What we learnt

    People ask better questions. <a id="end"></a>
    ```
    """
    links = [link for link in written_links(post) if link.target.startswith("#") and len(link.target) > 1]
    if not links or _LIQUID.search(post.text, post.body.span.start):
        return
    known = {_plain(match["id"]) for match in _ID.finditer(post.text)}
    known |= {_plain(_LINK.sub("", heading_text(post, heading))) for heading in post.body.headings}
    known |= {_plain("".join(span.of(post.text) for span in heading.prose)) for heading in post.body.headings}
    for link in links:
        target = unquote(link.target[1:])
        if not _MADE.match(target) and not {_plain(target), _plain(_NUMBER.sub("", target))} & known:
            message = say("The post has no heading “{target}”. Correct the link.", target=short(link.target))
            yield Remark(link.target_span or link.span, message)


def _plain(text: str) -> str:
    """Letters and digits alone: generators differ in all else when they make an address of a heading."""
    return slugify(text).replace("-", "").lstrip("0123456789")
