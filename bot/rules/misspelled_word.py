"""Words that no dictionary knows."""

from __future__ import annotations

from collections.abc import Iterator

from bot.model.finding import ChecklistItem, Remark, Severity
from bot.model.message import say
from bot.model.post import Post
from bot.model.site import SiteFacts
from bot.model.spelling import Checker
from bot.rules._rule import Need, Options, rule
from bot.rules._spelling import found_by


class MisspelledWordOptions(Options):
    words: tuple[str, ...] = ()
    """Words of this site that no dictionary has, in lower case; those of its latest posts need not be named."""


@rule(item=ChecklistItem.TYPOGRAPHY, severity=Severity.ADVICE, needs=Need.SPELLING, on=False)
def misspelled_word(post: Post, options: MisspelledWordOptions, site: SiteFacts) -> Iterator[Remark]:
    """A word is in no dictionary, though it is near to one that is.

    ## Why
    Readers stop at a misspelling, and think about the spelling. Looked at are words in small letters on lines that are
    new, in French and English together, by [Hunspell](../spelling.md); words of the site's latest posts are right. A
    dictionary doesn't know what is meant, so this only ever asks to look.

    ## Bad
    ```markdown _posts/2026-05-14-opening-hours.md
    ---
    title: Opening hours
    ---
    The libary opens on Sundays.
    ```
    ```text hunspell
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
    typos = {mistake.span for mistake in found_by(Checker.TYPOS, post, site)}
    for mistake in found_by(Checker.HUNSPELL, post, site):
        if mistake.written not in options.words and mistake.span not in typos:
            others = ", ".join(mistake.suggestions[:3])
            message = say(
                "“{written}” is in no dictionary. Is it “{suggestions}”?", written=mistake.written, suggestions=others
            )
            yield Remark(mistake.span, message)
