"""Headings that don't follow from each other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from bot.model.finding import ChecklistItem, Remark, Severity
from bot.model.markdown import Block
from bot.model.message import Message, say
from bot.model.post import Post
from bot.model.site import SiteFacts
from bot.rules._headings import heading_text, is_section_heading
from bot.rules._prose import short
from bot.rules._rule import NoOptions, rule


@rule(item=ChecklistItem.SECTIONS, severity=Severity.ADVICE)
def heading_order(post: Post, options: NoOptions, site: SiteFacts) -> Iterator[Remark]:
    """A heading skips a level, or says the title a second time.

    ## Why
    Readers who listen to a page move through it by its headings: after `##` they expect `###`, and look in vain for
    a section that isn't there (https://www.w3.org/WAI/tutorials/page-structure/headings/). Sites print the title
    from the front matter, so the same words as a heading stand on the page twice. The first heading may have any
    level.

    ## Bad
    ```markdown _posts/2026-05-14-a-year-of-open-budgets.md
    ---
    title: A year of open budgets
    ---
    # A year of open budgets

    ## What we learnt

    #### In the town hall

    Publishing early made people ask better questions.
    ```

    ## Good
    ```markdown _posts/2026-05-14-a-year-of-open-budgets.md
    ---
    title: A year of open budgets
    ---
    ## What we learnt

    ### In the town hall

    Publishing early made people ask better questions.
    ```
    """
    headings = [block for block in post.body.headings if is_section_heading(block)]
    title = post.front_matter.text("title")
    if headings and title and _words(heading_text(post, headings[0])) == _words(title):
        yield Remark(headings[0].span, say("This heading repeats the title, which the site already shows. Remove it."))
    skipping = [(above, heading) for above, heading in pairwise(headings) if heading.level > above.level + 1]
    if skipping:
        above, heading = skipping[0]
        yield Remark(heading.span, _skips(post, above, heading, len(skipping)))


def _skips(post: Post, above: Block, heading: Block, count: int) -> Message:
    words, marks = short(heading_text(post, heading)), "#" * (above.level + 1)
    if count > 1:
        return say(
            "{count} headings skip a level, “{heading}” first: write that with {marks}, and the others likewise.",
            count=count,
            heading=words,
            marks=marks,
        )
    return say(
        "“{heading}” skips a level under “{previous}”. Write it with {marks}.",
        heading=words,
        previous=short(heading_text(post, above)),
        marks=marks,
    )


def _words(text: str) -> str:
    return " ".join("".join(character if character.isalnum() else " " for character in text).casefold().split())
