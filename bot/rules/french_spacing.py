"""French punctuation without the spaces that belong to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from bot.model.finding import ChecklistItem, Remark, Severity
from bot.model.markdown import BlockKind
from bot.model.message import say_count
from bot.model.place import Edit, Span
from bot.model.post import Post
from bot.model.site import SiteFacts
from bot.rules._language import language_of
from bot.rules._prose import FILLER, Prose, prose_of, short
from bot.rules._rule import NoOptions, rule

_NO_BREAK = "\u00a0"
_BEHIND = rf"(?=[\s{FILLER})»”]|\Z)"
# “12:30”, “http:”, “:smile:”, “e.g.:” and “?!” need none, nor does a mark that code or a link stands before.
_MISSING = re.compile(rf"(?P<before>(?:[^\W\d_]{{2}}|[^\W\d_]\)|«))(?:(?<=«)(?=\w)|(?<!«)(?=(?:[:;!?]++|»){_BEHIND}))")
_WORD_END = re.compile(r"[^\W\d_]+\Z")
_LONGEST_WORD = 30
_EMOJI = re.compile(r":[a-z0-9_+-]+:\Z")


@rule(item=ChecklistItem.TYPOGRAPHY, severity=Severity.ADVICE)
def french_spacing(post: Post, options: NoOptions, site: SiteFacts) -> Iterator[Remark]:
    """A French text lacks the space at a punctuation mark.

    ## Why
    French sets a space before `:`, `;`, `!`, `?` and `»`, and one after `«`. Where any space stands nothing is said:
    whether it is one at which lines don't break is a matter for the site's templates.

    ## Bad
    ```markdown _posts/2026-05-14-horaires.md
    ---
    title: Horaires
    ---
    La médiathèque est ouverte le dimanche: qui aurait parié sur «la culture» pour tous?
    ```

    ## Good
    ```markdown _posts/2026-05-14-horaires.md
    ---
    title: Horaires
    ---
    La médiathèque est ouverte le dimanche : qui aurait parié sur « la culture » pour tous ? À 10:30, voir `a:b`.
    ```
    """
    if language_of(post, site) != "fr":
        return
    places = [(text, match) for text in _texts(post) for match in _MISSING.finditer(text.text) if not _is_emoji(match)]
    if places:
        text, match = places[0]
        around = text.span(match.start(), min(len(text.text), match.end() + 1))
        message = say_count(
            "A space is missing in “{text}”. Add it.",
            "{count} spaces are missing at punctuation marks, the first in “{text}”. Add them.",
            len(places),
            text=short(_with_its_word(text, match)),
        )
        within = all(other is text for other, _ in places)
        yield Remark(around, message, _repair(post, text, [match for _, match in places]) if within else None)


def _with_its_word(text: Prose, match: re.Match[str]) -> str:
    """What lacks the space, from the beginning of the word before it: a reader looks for words, not for letters."""
    word = _WORD_END.search(text.text, max(0, match.start() - _LONGEST_WORD), match.start())
    return text.text[word.start() if word else match.start() : match.end() + 1]


def _is_emoji(match: re.Match[str]) -> bool:
    """Whether the mark ends the name of an emoji, such as ``:smile:``."""
    return _EMOJI.search(match.string, max(0, match.end() - 40), match.end() + 1) is not None


def _texts(post: Post) -> list[Prose]:
    return [prose_of(post, block) for block in post.body.blocks if block.prose and block.kind is not BlockKind.HTML]


def _repair(post: Post, text: Prose, matches: list[re.Match[str]]) -> Edit:
    """Every missing space of one block, in one edit from the first of them to the last."""
    places = [text.span(match.end(), match.end()).start for match in matches]
    parts = [post.text[start:end] for start, end in pairwise(places)]
    return Edit(Span(places[0], places[-1]), _NO_BREAK.join(["", *parts, ""]) if parts else _NO_BREAK)
