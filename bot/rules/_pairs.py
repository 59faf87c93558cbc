"""Quotation marks and brackets whose other half is missing."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from bot.rules._prose import FILLER, Prose

_CLOSING = {"«": "»", "“": "”", "(": ")", "[": "]"}
_OPENING = {closing: opening for opening, closing in _CLOSING.items()}
OTHER_HALF = _CLOSING | _OPENING
OPENS = frozenset(_CLOSING)

_MARK = re.compile(r"[«»“”()\[\]]")
_QUOTES = "«“"
_BLANKS = f"{FILLER} \t\r\n"

# What looks like one half of a pair and isn't. Each is tried at the end of what stands before the mark.
_EMOTICON = re.compile(r"[:;=8][-o^'’]?\Z")
_ITEM = re.compile(r"(?:\A|[^\w)])(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[ \u00a0\u202f]?\Z")  # 1) and a)
_LENGTH = re.compile(r"\d\Z")  # 32” and [0, 1[
_CONTEXT = 8

Half = tuple[Prose, int]
"""A mark, by the text it stands in and its offset there."""


def lone_halves(run: Sequence[Prose]) -> Iterator[Half]:
    """The marks without their other half in paragraphs that follow each other.

    What one paragraph opens another may close, and a quotation over several may repeat its mark in front of each.
    """
    if any("„" in prose.text for prose in run):  # „German“ opens with what closes here
        return
    waiting: dict[str, list[Half]] = defaultdict(list)
    repeated: Counter[str] = Counter()
    for prose in run:
        first = len(prose.text) - len(prose.text.lstrip(_BLANKS))
        for match in _MARK.finditer(prose.text):
            mark, half = match[0], (prose, match.start())
            opening = _OPENING.get(mark, mark)
            if mark in _QUOTES and waiting[mark] and match.start() == first:
                repeated[mark] += 1
            elif mark in _CLOSING:
                waiting[mark].append(half)
            elif waiting[opening]:
                waiting[opening].pop()
            elif repeated[opening]:
                repeated[opening] -= 1
            elif _is_half(half):
                yield half
    yield from (half for halves in waiting.values() for half in halves if _is_half(half))


def _is_half(half: Half) -> bool:
    prose, offset = half
    before, mark = prose.text[max(0, offset - _CONTEXT) : offset], prose.text[offset]
    if mark in "()" and (_EMOTICON.search(before) or before.endswith("]")):
        return False
    if mark == ")":
        return not _ITEM.search(before)
    if mark in "[]":
        return not (_LENGTH.search(before) or prose.text[offset + 1 : offset + 2].isdigit())
    return mark != "”" or not _LENGTH.search(before)
