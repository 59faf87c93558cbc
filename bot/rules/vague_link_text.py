"""Links that don't say where they lead."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from bot.model.finding import ChecklistItem, Remark, Severity
from bot.model.message import say_count
from bot.model.post import Post
from bot.model.site import SiteFacts
from bot.rules._prose import short
from bot.rules._rule import Options, rule
from bot.rules._targets import written_links

_VAGUE = (
    "here", "click here", "this link", "link", "this page", "read more", "more", "this", "ici", "cliquez ici",
    "cliquer ici", "ce lien", "lien", "cette page", "en savoir plus", "lire la suite", "plus", "là",
)  # fmt: skip
_AROUND = " \u00a0\u202f.,:;!…*_[]()→>»"


class VagueLinkTextOptions(Options):
    phrases: tuple[str, ...] = Field(default=_VAGUE)
    """The words that say nothing of where a link leads, in lower case."""


@rule(item=ChecklistItem.LINKS, severity=Severity.ADVICE, on=False)
def vague_link_text(post: Post, options: VagueLinkTextOptions, site: SiteFacts) -> Iterator[Remark]:
    """The words of a link don't say where it leads.

    ## Why
    Those who listen to a page go through it from link to link, and hear “here, here, here”
    (https://www.w3.org/WAI/tips/writing/#make-link-text-meaningful). Search engines, too, go by the words of a link.

    ## Bad
    ```markdown _posts/2026-05-14-opening-hours.md
    ---
    title: Opening hours
    ---
    All dates are in the calendar: click [here](https://example.org/calendar).
    ```

    ## Good
    ```markdown _posts/2026-05-14-opening-hours.md
    ---
    title: Opening hours
    ---
    All dates are in [the calendar](https://example.org/calendar).
    ```
    """
    vague = [link for link in written_links(post) if link.text.strip(_AROUND).casefold() in options.phrases]
    if vague:
        message = say_count(
            "“{text}” doesn't say where this link leads. Name what it leads to.",
            "{count} links don't say where they lead, “{text}” first. Name what each leads to.",
            len(vague),
            text=short(vague[0].text),
        )
        yield Remark(vague[0].text_span, message)
