"""Titles and headings all in capitals."""

from __future__ import annotations

from collections.abc import Iterator

from bot.model.finding import ChecklistItem, Remark, Severity
from bot.model.message import say
from bot.model.post import Post
from bot.model.site import SiteFacts
from bot.rules._headings import heading_text, is_section_heading
from bot.rules._prose import short
from bot.rules._rule import NoOptions, rule

_ENOUGH = 12
"""So many letters are no abbreviation any more."""


@rule(item=ChecklistItem.TYPOGRAPHY, severity=Severity.ADVICE)
def shouting(post: Post, options: NoOptions, site: SiteFacts) -> Iterator[Remark]:
    """A title or a heading is written in capitals.

    ## Why
    Capitals are slower to read, drop accents in many editors, and some screen readers spell them out. How large a
    heading looks is for the site's style.

    ## Bad
    ```markdown _posts/2026-05-14-a-year-of-open-budgets.md
    ---
    title: A YEAR OF OPEN BUDGETS
    ---
    ## WHAT WE LEARNT

    People ask better questions.
    ```

    ## Good
    ```markdown _posts/2026-05-14-a-year-of-open-budgets.md
    ---
    title: A year of open budgets
    ---
    ## UNESCO and NATO

    People ask better questions.
    ```
    """
    entry, title = post.front_matter.get("title"), post.front_matter.text("title")
    if entry and title and _is_shouted(title):
        yield Remark(entry.value_span, say("The title is all in capitals. Write it like a sentence."))
    for heading in post.body.headings:
        text = heading_text(post, heading)
        if is_section_heading(heading) and _is_shouted(text):
            message = say("“{heading}” is all in capitals. Write it like a sentence.", heading=short(text))
            yield Remark(heading.span, message)


def _is_shouted(text: str) -> bool:
    letters = [character for character in text if character.isalpha()]
    return len(letters) >= _ENOUGH and len(text.split()) > 1 and all(letter.isupper() for letter in letters)
