"""Text that was to be replaced before anybody reads the post."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic import Field

from bot.model.finding import ChecklistItem, Remark, Severity
from bot.model.message import Message, say
from bot.model.place import Span
from bot.model.post import Post
from bot.model.site import SiteFacts
from bot.rules._placeholders import Placeholder, is_unwritten, placeholders, unfilled
from bot.rules._prose import FILLER, metadata, prose, short
from bot.rules._rule import Options, rule
from bot.rules._targets import written_links

_SHOWN = ("title", "description")
"""Keys that are shown as they are; in others, such as `permalink`, some generators do fill in something."""


class PlaceholderOptions(Options):
    phrases: tuple[str, ...] = Field(
        (), description="More phrases to report, such as those of the site's own template."
    )
    allow: tuple[str, ...] = Field((), description="Phrases that are never reported, nor anything within them.")


@rule(item=ChecklistItem.TEXT, severity=Severity.BLOCKER)
def placeholder(post: Post, options: PlaceholderOptions, site: SiteFacts) -> Iterator[Remark]:
    """A placeholder is still to be replaced.

    ## Why
    A date left as `../..`, filler text, a sentence of the template or a note to oneself is easy to overlook in one's
    own draft, and the first thing that readers see in a published one. Code, addresses and words that merely look
    alike (BlaBlaCar, a TODO list, `[…]`) are no placeholders.

    ## Bad
    ```markdown _posts/2026-05-14-opening-hours.md
    ---
    title: Opening hours
    ---
    From ../../2026 on the library opens on Sundays.

    > Blablabla

    TODO: ask Ada for a picture.
    ```

    ## Good
    ```markdown _posts/2026-05-14-opening-hours.md
    ---
    title: Opening hours
    ---
    From 7 June 2026 on the library opens on Sundays. Run `cd ../..` for the rest of your TODO list.
    ```
    """
    allowed, phrases = _any_of(options.allow), _any_of(options.phrases)
    for text in (*metadata(post), *prose(post)):
        shown = allowed.sub(lambda phrase: FILLER * len(phrase[0]), text.text)
        for span, kind in placeholders(shown):
            yield Remark(text.span(span.start, span.end), _advise(kind, short(span.of(shown))))
        for found in phrases.finditer(shown):
            yield Remark(text.span(*found.span()), _advise(Placeholder.FILLER, short(found[0])))
    yield from _unfilled(post)
    for link in written_links(post):
        if is_unwritten(link.target):
            yield Remark(link.target_span or link.span, say("This link leads nowhere yet. Write its address."))


def _unfilled(post: Post) -> Iterator[Remark]:
    """Templates in front matter, where generators fill in nothing once the file is made."""
    items = (item for key in _SHOWN if (entry := post.front_matter.get(key)) for item in entry.items)
    for item in items:
        for span in unfilled(item.span.of(post.text)):
            text = short(span.of(item.span.of(post.text)))
            message = say("“{text}” was to be filled in when the file was made. Write the text itself.", text=text)
            yield Remark(Span(item.span.start + span.start, item.span.start + span.end), message)


def _any_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for each of the phrases, whatever their case; without any, one that matches nothing."""
    return re.compile("|".join(map(re.escape, phrases)) or r"(?!)", re.IGNORECASE)


def _advise(kind: Placeholder, text: str) -> Message:
    match kind:
        case Placeholder.DATE:
            return say("“{text}” is a date without its numbers. Write the date.", text=text)
        case Placeholder.NOTE:
            return say("“{text}” marks something left to do. Do it, then remove the mark.", text=text)
        case Placeholder.FILLER:
            return say("“{text}” is filler text. Write the real text in its place.", text=text)
