"""typos, a list of misspellings of English that are none of its words. https://github.com/crate-ci/typos"""

from __future__ import annotations

import json
import shutil
import sysconfig
from collections.abc import Iterator
from pathlib import Path

from bot.model.message import say
from bot.model.spelling import Checker, Copy, Mistake
from bot.spelling.process import run
from bot.spelling.reader import NotInstalled, words_of

# Its own configuration files are not read, nor are words taken apart that only a program would join.
_OPTIONS = ("--isolated", "--no-check-filenames", "--format", "json", "-")


class Typos:
    """Given the words of a copy, a line each, so that what it says of a line is said of a word."""

    checker = Checker.TYPOS

    def __init__(self, program: str | None = None) -> None:
        """Finds the program. Raises NotInstalled."""
        self._program = program or _program()

    def read(self, copy: Copy) -> Iterator[Mistake]:
        """The words that it knows to be wrong, with what it would write instead."""
        words = words_of(copy)
        if not words:
            return
        lines = list(words)
        for answer in map(json.loads, run((self._program, *_OPTIONS), "\n".join(lines)).splitlines()):
            if answer.get("type") != "typo" or not 0 < answer["line_num"] <= len(lines):
                continue
            word = lines[answer["line_num"] - 1]
            if answer["typo"] == word:  # a part of a word is none
                meant = tuple(answer["corrections"])
                yield from (Mistake(self.checker, span, word, meant) for span in words[word])


def _program() -> str:
    """The one that the extra ``spell`` has put beside our own Python, else any."""
    own = Path(sysconfig.get_path("scripts")) / "typos"
    if found := str(own) if own.is_file() else shutil.which("typos"):
        return found
    raise NotInstalled(
        say('The rule english-typo is on, but its checker is missing. Run: pip install "copydesk[spell]"')
    )
