"""Marks of revision that a word processor or an editor left behind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.model.finding import ChecklistItem, Remark, Severity
from bot.model.message import say
from bot.model.place import Span
from bot.model.post import Post
from bot.model.site import SiteFacts
from bot.rules._prose import short
from bot.rules._rule import NoOptions, rule
from bot.rules._source import outside_code
from bot.rules._targets import written_links

# CriticMarkup: https://github.com/CriticMarkup/CriticMarkup-toolkit
_CRITIC = re.compile(
    r"\{\+\+[^{}]++(?<=\+\+)\}|\{--[^{}]++(?<=--)\}|\{~~[^{}]++(?<=~~)\}|\{==[^{}]++(?<===)\}|\{>>[^{}]++(?<=<<)\}"
)
_COMMENT = re.compile(r"#(?:cmnt(?:_ref)?\d+|_(?:msocom|msoanchor)_\d+)\Z")


@rule(item=ChecklistItem.TEXT, severity=Severity.ADVICE)
def tracked_change(post: Post, options: NoOptions, site: SiteFacts) -> Iterator[Remark]:
    """A proposed change or a comment of a word processor is still in the text.

    ## Why
    Suggestions such as `{++new++}` and `{--old--}`, and the comments that Google Docs and Word export as links, are
    for those who revise a text. A site shows them as they are.

    ## Bad
    ```markdown _posts/2026-05-14-opening-hours.md
    ---
    title: Opening hours
    ---
    The library opens on {--Saturdays--}{++Sundays++}, says the mayor[[a]](#cmnt1).
    ```

    ## Good
    ```markdown _posts/2026-05-14-opening-hours.md
    ---
    title: Opening hours
    ---
    The library opens on Sundays. Our editors write `{++new++}` for what is new.
    ```
    """
    for match in outside_code(post, _CRITIC):
        message = say("“{text}” is a proposed change. Accept or reject it.", text=short(match[0]))
        yield Remark(Span(*match.span()), message)
    for link in written_links(post):
        if _COMMENT.search(link.target):
            yield Remark(link.span, say("A comment of a word processor was left here. Remove this link."))
