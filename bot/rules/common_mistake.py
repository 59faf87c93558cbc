"""Misspellings that everybody makes."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from bot.model.finding import ChecklistItem, Remark, Severity
from bot.model.message import say
from bot.model.place import Edit
from bot.model.post import Post
from bot.model.site import SiteFacts
from bot.rules._language import language_of
from bot.rules._mistakes import mistakes
from bot.rules._prose import prose_of
from bot.rules._rule import Options, rule


class CommonMistakeOptions(Options):
    allow: tuple[str, ...] = Field(default=())
    """Words that are no mistakes on this site."""


@rule(item=ChecklistItem.TYPOGRAPHY, severity=Severity.ADVICE)
def common_mistake(post: Post, options: CommonMistakeOptions, site: SiteFacts) -> Iterator[Remark]:
    """A word is misspelt in a way that is common, and certain.

    ## Why
    Readers stop at a misspelling, and think about the spelling. Looked for are mistakes in French and in
    English that are common, and wrong wherever they stand. Names, quotations, code and addresses are left alone.

    ## Bad
    ```markdown _posts/2026-05-14-opening-hours.md
    ---
    title: Opening hours
    ---
    The library will recieve you on Sundays.
    ```

    ```markdown _posts/2026-05-14-horaires.md
    ---
    title: Horaires
    ---
    La médiathèque est parmis les premières à ouvrir le dimanche, c'est à dire pour tous.
    ```

    ## Good
    ```markdown _posts/2026-05-14-opening-hours.md
    ---
    title: Opening hours
    ---
    The library will receive you on Sundays. The letter says “recieve”, and its author is called Wich.
    ```
    """
    language = language_of(post, site)
    for block in post.body.blocks if language else ():
        if block.prose and not block.quoted and language:
            text = prose_of(post, block)
            for span, meant in mistakes(text.text, language):
                written = span.of(text.text)
                if written.casefold() not in options.allow:
                    place = text.span(span.start, span.end)
                    message = say("“{written}” is written “{meant}”.", written=written, meant=meant)
                    yield Remark(place, message, Edit(place, meant))
