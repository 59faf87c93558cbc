"""Misspellings of English, from a long list."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from bot.model.finding import ChecklistItem, Remark, Severity
from bot.model.message import say
from bot.model.place import Edit
from bot.model.post import Post
from bot.model.site import SiteFacts
from bot.model.spelling import Checker
from bot.rules._rule import Need, Options, rule
from bot.rules._spelling import found_by


class EnglishTypoOptions(Options):
    allow: tuple[str, ...] = Field(default=())
    """Words that are no mistakes on this site, in lower case."""


@rule(item=ChecklistItem.TYPOGRAPHY, severity=Severity.ADVICE, needs=Need.TYPOS, on=False)
def english_typo(post: Post, options: EnglishTypoOptions, site: SiteFacts) -> Iterator[Remark]:
    """A word of an English post is a known misspelling.

    ## Why
    Readers stop at a misspelling, and think about the spelling. Looked at are words in small letters on lines that are
    new, in the list of [typos](../spelling.md), which is much longer than the one of
    [common-mistake](common-mistake.md). Where only one word can be meant, it is offered.

    ## Bad
    ```markdown _posts/2026-05-14-opening-hours.md
    ---
    title: Opening hours
    ---
    The libary opens on Sundays.
    ```
    ```text typos
    libary: library
    ```

    ## Good
    ```markdown _posts/2026-05-14-opening-hours.md
    ---
    title: Opening hours
    ---
    The library opens on Sundays.
    ```
    """
    for mistake in found_by(Checker.TYPOS, post, site):
        if mistake.written in options.allow:
            continue
        match mistake.suggestions:
            case [meant]:
                message = say("“{written}” is written “{meant}”.", written=mistake.written, meant=meant)
                yield Remark(mistake.span, message, Edit(mistake.span, meant))
            case [*several] if several:
                others = ", ".join(several[:3])
                yield Remark(
                    mistake.span,
                    say("“{written}” is no word. Is it “{suggestions}”?", written=mistake.written, suggestions=others),
                )
            case _:
                yield Remark(mistake.span, say("“{written}” is no word.", written=mistake.written))
