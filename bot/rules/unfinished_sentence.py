"""Sentences that break off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from bot.model.finding import ChecklistItem, Remark, Severity
from bot.model.markdown import Block, BlockKind
from bot.model.message import say
from bot.model.place import Span
from bot.model.post import Post
from bot.model.site import SiteFacts
from bot.rules._language import language_of
from bot.rules._prose import prose_of
from bot.rules._rule import NoOptions, rule
from bot.rules._source import outside_code

_OPEN = {
    "fr": re.compile(r"le|la|les|un|une|des|du|de|et|ou|mais|avec|pour|dans|par|sur|que|dont|à|au|aux|nos|leurs"),
    "en": re.compile(r"the|a|an|of|and|or|but|with|from|into|our|their|your|my|its|because|than|which"),
}
_ITEM = re.compile(
    r"(?<=\n)(?P<indent> {0,8})(?:[-*+]|\d{1,3}[.)])[ \t]++(?:[^\n]*[ \t])?(?P<word>\w{2,})[ \t]*(?=\r?\n|\Z)"
    r"(?!\r?\n(?P=indent)[ \t]+\S)(?=\r?\n[ \t]*(?:\r?\n|[-*+][ \t]|\d{1,3}[.)][ \t]|\Z)|\Z)"
)
"""An item on one line, with nothing deeper below it; a single letter at its end may be a name, as in “Plan A”."""
_JOINS = frozenset(("et", "ou", "mais", "and", "or", "but"))
"""What leads from one item to the next."""
_A_SENTENCE = 3
_LAST = re.compile(r"(?P<before>\w+\s+\w+\s+)(?P<word>\w+)\Z")
_SENTENCE_END = re.compile(r"[^\W\d_]{2}[.!?][”\")»]?\s+(?=[A-ZÀ-Þ\W])")
_WORDS_OF_A_SENTENCE = 5
_DASHES = ("-", "–", "—")
_FOLLOWED = frozenset((BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.THEMATIC_BREAK))


@rule(item=ChecklistItem.TEXT, severity=Severity.ADVICE)
def unfinished_sentence(post: Post, options: NoOptions, site: SiteFacts) -> Iterator[Remark]:
    """A paragraph or an item of a list breaks off in the middle of a sentence, or announces what doesn't follow.

    ## Why
    No sentence ends with “the” or “of”: its end was never written, or was lost in a paste. Nor does a paragraph of
    several sentences end without a full stop, or a section with a colon: the list behind it is missing. A paragraph
    that goes on with a list, an image, a quotation or code is fine.

    ## Bad
    ```markdown _posts/2026-05-14-opening-hours.md
    ---
    title: Opening hours
    ---
    On Sundays the library opens at nine, and on Mondays it is closed because of the

    We are happy about it.

    On Sundays you can also:

    ## How to find us
    Take bus 12.
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
    yield from _announcements(post)
    words = _OPEN.get(language_of(post, site) or "")
    for block, following in pairwise([*post.body.blocks, None]) if words else ():
        if block and words and block.prose and _may_break_off(block, following):
            text = prose_of(post, block)
            last = _LAST.search(text.text[-80:].rstrip())
            if last is None or _has_line_of_its_own(text.text):
                continue
            end = len(text.text.rstrip())
            place = text.span(end - len(last["word"]), end)
            if words.fullmatch(last["word"]):
                yield Remark(place, say("This sentence breaks off after “{word}”. Finish it.", word=last["word"]))
            elif _lacks_its_end(text.text.rstrip()):
                message = say(
                    "No full stop ends this paragraph, after “{word}”. Add it, or what is missing.", word=last["word"]
                )
                yield Remark(place, message)
    for item in outside_code(post, _ITEM) if words else ():
        word = item["word"]
        if words and words.fullmatch(word) and word not in _JOINS and item.start() >= post.body.span.start:
            message = say("This sentence breaks off after “{word}”. Finish it.", word=word)
            yield Remark(Span(*item.span("word")), message)


def _announcements(post: Post) -> Iterator[Remark]:
    """The colons at the end of a section, or of the post."""
    level = 0
    for block, following in pairwise([*post.body.blocks, None]):
        if block is None or block.kind is BlockKind.HEADING:
            level = block.level if block else level
        elif block.kind is BlockKind.PARAGRAPH and block.prose and not block.quoted and not block.listed:
            is_last = following is None or (following.kind is BlockKind.HEADING and following.level <= level)
            text = prose_of(post, block)
            end = len(text.text.rstrip())
            if is_last and text.text.endswith(":", 0, end) and not _has_line_of_its_own(text.text, _A_SENTENCE):
                yield Remark(
                    text.span(end - 1, end), say("Nothing follows this colon. Finish the sentence or the list.")
                )


def _may_break_off(block: Block, following: Block | None) -> bool:
    if block.kind is not BlockKind.PARAGRAPH or block.quoted or block.listed:
        return False
    return following is None or (following.kind in _FOLLOWED and not following.quoted and not following.listed)


def _lacks_its_end(text: str) -> bool:
    """Whether other sentences of a paragraph end as they should, and the last of them is no name behind a dash."""
    start = max((match.end() for match in _SENTENCE_END.finditer(text)), default=None)
    if start is None or not text[-1].isalpha():
        return False
    last = text[start:]
    return len(last.split()) >= _WORDS_OF_A_SENTENCE and not last.startswith(_DASHES)


def _has_line_of_its_own(text: str, words: int = 6) -> bool:
    """Whether it is a caption or a line of verse rather than a sentence: a single short line."""
    return len(text.split()) < words
