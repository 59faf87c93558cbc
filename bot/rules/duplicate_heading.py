"""Two sections with the same heading."""

from __future__ import annotations

from collections.abc import Iterator

from bot.model.finding import ChecklistItem, Remark, Severity
from bot.model.message import say
from bot.model.post import Post
from bot.model.site import SiteFacts
from bot.rules._headings import heading_text, is_section_heading
from bot.rules._prose import short
from bot.rules._rule import NoOptions, rule


@rule(item=ChecklistItem.SECTIONS, severity=Severity.ADVICE)
def duplicate_heading(post: Post, options: NoOptions, site: SiteFacts) -> Iterator[Remark]:
    """Two sections beside each other have the same heading.

    ## Why
    In a table of contents, and to those who listen to the page, the two are one. Often the second began as a copy.
    Headings under different sections may agree.

    ## Bad
    ```markdown _posts/2026-05-14-a-year-of-open-budgets.md
    ---
    title: A year of open budgets
    ---
    ## What we learnt

    People ask better questions.

    ## What we learnt

    Publish early.
    ```

    ## Good
    ```markdown _posts/2026-05-14-a-year-of-open-budgets.md
    ---
    title: A year of open budgets
    ---
    ## In spring

    ### What we learnt

    People ask better questions.

    ## In autumn

    ### What we learnt

    Publish early.
    ```
    """
    seen: dict[int, set[str]] = {}
    for heading in post.body.headings:
        if not is_section_heading(heading):
            continue
        for level in range(heading.level + 1, 7):
            seen.pop(level, None)
        text = heading_text(post, heading)
        words = " ".join(text.casefold().split())
        if words in seen.setdefault(heading.level, set()):
            message = say(
                "“{heading}” is the heading of a section above, too. Change one of them.", heading=short(text)
            )
            yield Remark(heading.span, message)
        seen[heading.level].add(words)
