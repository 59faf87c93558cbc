"""Grammalecte, a grammar checker of French, as Debian's ``grammalecte-cli``. https://grammalecte.net/"""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from typing import Any

from bot.model.message import say
from bot.model.place import Span
from bot.model.spelling import Checker, Copy, Mistake, Passage
from bot.spelling.process import run
from bot.spelling.reader import NotInstalled

KINDS = frozenset(("gn", "conj", "ppas"))
"""Agreement in gender and number, conjugation, participles (``grammalecte-cli --list_options``); nothing of style."""

_OFF = ("apos", "conf", "date", "eepi", "eleu", "esp", "loc", "maj", "minis", "nbsp", "nf", "num", "pleo", "tu", "typo")
_FILLER = "\N{OBJECT REPLACEMENT CHARACTER}"
_LINE_END = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_MARKS = re.compile(r"(?<=\w)\ufffc+|(?<!\ufffc)\ufffc{1,3}(?!\ufffc)")
"""Those of emphasis, and what follows the text of a link. Longer ones before a word stand for a word, such as code."""
_LONGEST = 300


class Grammalecte:
    """Given the passages of a copy, a line each."""

    checker = Checker.GRAMMALECTE

    def __init__(self, program: str | None = None) -> None:
        """Finds the program. Raises NotInstalled."""
        self._program = program or _program()

    def read(self, copy: Copy) -> Iterator[Mistake]:
        """Words that don't agree with others, with Grammalecte's own sentence on each."""
        passages = [passage for passage in copy.passages if passage.text.strip()]
        # A line break within a paragraph is a blank to readers; any other character that ends a line is none here.
        read = [_unmarked(_LINE_END.sub(" ", passage.text)) for passage in passages]
        for paragraph in self._ask("\n".join(text for text, _ in read))["data"] if passages else ():
            index = paragraph["iParagraph"] - 1
            if 0 <= index < len(passages):
                for error in paragraph["lGrammarErrors"]:
                    if found := _mistake(error, passages[index], read[index][1]):
                        yield from (found,) if copy.covers(found.span) else ()

    def _ask(self, text: str) -> Any:
        with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8", errors="replace") as file:
            file.write(text)
            file.flush()
            printed = run((self._program, "--json", "--context", "--file", file.name, "--opt_off", *_OFF))
        return json.loads(printed)


def _unmarked(text: str) -> tuple[str, Sequence[int]]:
    """A text without Markdown's marks, which stand between words that belong together, and where each character was."""
    marks = {index for match in _MARKS.finditer(text) for index in range(*match.span())}
    kept = [index for index in range(len(text)) if index not in marks]
    return "".join(text[index] for index in kept), kept


def _mistake(error: dict[str, Any], passage: Passage, kept: Sequence[int]) -> Mistake | None:
    start, end = error["nStart"], error["nEnd"]
    if not 0 <= start < end <= len(kept):
        return None
    place = Span(kept[start], kept[end - 1] + 1)
    written = place.of(passage.text)
    # What it has rewritten for itself, or what stands in the place of code, is not what the author wrote.
    if (
        error["sType"] not in KINDS
        or _LINE_END.sub(" ", written) != error["sUnderlined"]
        or not written.strip()
        or _FILLER in written
    ):
        return None
    span = Span(passage.start + place.start, passage.start + place.end)
    meant = tuple(str(word) for word in error["aSuggestions"][:3])
    return Mistake(Checker.GRAMMALECTE, span, written, meant, error["sMessage"][:_LONGEST])


def _program() -> str:
    if found := shutil.which("grammalecte-cli"):
        return found
    raise NotInstalled(
        say(
            "The rule french-grammar is on, but its checker is missing. On Debian, run: apt-get install grammalecte-cli"
        )
    )
