"""Sentences that break off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from bot.model.finding import ChecklistItem, Remark, Severity
from bot.model.markdown import Block, BlockKind
from bot.model.message import say
from bot.model.post import Post
from bot.model.site import SiteFacts
from bot.rules._language import language_of
from bot.rules._prose import prose_of
from bot.rules._rule import NoOptions, rule

_OPEN = {
    "fr": re.compile(r"le|la|les|un|une|des|du|de|et|ou|mais|avec|pour|dans|par|sur|que|dont|à|au|aux|nos|leurs"),
    "en": re.compile(r"the|a|an|of|and|or|but|with|from|into|our|their|your|my|its|because|than|which"),
}
_LAST = re.compile(r"(?P<before>\w+\s+\w+\s+)(?P<word>\w+)\Z")
_FOLLOWED = frozenset((BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.THEMATIC_BREAK))


@rule(item=ChecklistItem.TEXT, severity=Severity.ADVICE)
def unfinished_sentence(post: Post, options: NoOptions, site: SiteFacts) -> Iterator[Remark]:
    """A paragraph breaks off in the middle of a sentence.

    ## Why
    No sentence ends with “the” or “of”: its end was never written, or was lost in a paste. A paragraph that goes on
    with a list, an image, a quotation or code is fine.

    ## Bad
    ```markdown _posts/2026-05-14-opening-hours.md
    ---
    title: Opening hours
    ---
    On Sundays the library opens at nine, and on Mondays it is closed because of the

    We are happy about it.
    ```

    ## Good
    ```markdown _posts/2026-05-14-opening-hours.md
    ---
    title: Opening hours
    ---
    On Sundays the library opens at nine, and on Mondays it is closed because of

    - the market,
    - the fair.
    ```
    """
    words = _OPEN.get(language_of(post, site) or "")
    if words is None:
        return
    for block, following in pairwise([*post.body.blocks, None]):
        if block and block.prose and _may_break_off(block, following):
            text = prose_of(post, block)
            last = _LAST.search(text.text[-80:].rstrip())
            if last and words.fullmatch(last["word"]) and not _has_line_of_its_own(text.text):
                end = len(text.text.rstrip())
                message = say("This sentence breaks off after “{word}”. Finish it.", word=last["word"])
                yield Remark(text.span(end - len(last["word"]), end), message)


def _may_break_off(block: Block, following: Block | None) -> bool:
    if block.kind is not BlockKind.PARAGRAPH or block.quoted or block.listed:
        return False
    return following is None or (following.kind in _FOLLOWED and not following.quoted and not following.listed)


def _has_line_of_its_own(text: str) -> bool:
    """Whether it is a caption or a line of verse rather than a sentence: a single short line."""
    return len(text.split()) < 6
