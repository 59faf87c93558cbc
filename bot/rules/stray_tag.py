"""Closing HTML tags that close nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from bot.model.finding import ChecklistItem, Remark, Severity
from bot.model.message import say
from bot.model.place import Edit
from bot.model.post import Post
from bot.model.site import SiteFacts
from bot.rules._rule import NoOptions, rule
from bot.text.tags import tags

# What marks words within a line. A browser makes an empty paragraph of a lone </p>, and sites lay out with <div>.
_WORDS = frozenset({"a", "abbr", "b", "cite", "em", "i", "mark", "s", "small", "span", "strong", "sub", "sup", "u"})


@rule(item=ChecklistItem.TEXT, severity=Severity.ADVICE)
def stray_tag(post: Post, options: NoOptions, site: SiteFacts) -> Iterator[Remark]:
    """An HTML tag closes what was never opened.

    ## Why
    Browsers pass over a lone `</a>`, so that nobody sees it; but where it stands, a link or an emphasis was meant to
    be, and its beginning was lost.

    ## Bad
    ```markdown _posts/2026-05-14-letters.md
    ---
    title: Two hundred letters
    ---
    <figure>
      <img src="/images/letters.jpg" alt="Letters in boxes">
      <figcaption>Boxes of the museum</a></figcaption>
    </figure>
    ```

    ## Good
    ```markdown _posts/2026-05-14-letters.md
    ---
    title: Two hundred letters
    ---
    <figure>
      <img src="/images/letters.jpg" alt="Letters in boxes">
      <figcaption><a href="https://example.org">Boxes of the museum</a></figcaption>
    </figure>
    ```
    """
    # What a template or another file brings may well be closed here.
    if post.body.templates:
        return
    opened = Counter[str]()
    for span in post.body.html:
        for tag in tags(post.text, span):
            if tag.name not in _WORDS:
                continue
            if not tag.closing:
                opened[tag.name] += 1
            elif opened[tag.name]:
                opened[tag.name] -= 1
            else:
                message = say(
                    "Nothing opens what “{tag}” closes. Remove it, or add its beginning.", tag=f"</{tag.name}>"
                )
                yield Remark(tag.span, message, Edit(tag.span, ""))
