"""A dictionary of Hunspell's, through chunspell, which brings the library itself. https://github.com/cdhigh/chunspell"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_DIRECTIVE = re.compile(r"^(SET|FLAG|NOSUGGEST)[ \t]+(\S+)", re.MULTILINE)
_ENTRY = re.compile(r"^([^/\s]+)/(\S+)", re.MULTILINE)


class Dictionary:
    """The words of one language. Not safe between threads, as Hunspell isn't.

    Hunspell's own suggestions are not used: the search for them ends after a quarter of a second, so that what it
    finds depends on how busy the machine is (``TIMELIMIT`` in its ``suggestmgr.hxx``).
    """

    def __init__(self, folder: Path, name: str, hunspell: Any) -> None:
        """Loads ``name.aff`` and ``name.dic`` of a folder with the module ``hunspell``. Raises OSError."""
        written = (folder / f"{name}.aff").read_text("latin-1")
        directives = dict(_DIRECTIVE.findall(written))
        self._encoding = _codec(directives.get("SET", "ISO8859-1"))
        self._loaded = hunspell.Hunspell(name, hunspell_data_dir=str(folder))
        self._unspoken = frozenset[str]()
        if flag := directives.get("NOSUGGEST"):
            entries = (folder / f"{name}.dic").read_text(self._encoding, errors="replace")
            self._unspoken = frozenset(_flagged(entries, flag, directives.get("FLAG", "")))

    def knows(self, word: str) -> bool:
        """Whether the word is one of the language. One with letters that its encoding lacks is none."""
        try:
            word.encode(self._encoding)
        except UnicodeEncodeError:
            return False
        return bool(self._loaded.spell(word))

    def proposes(self, word: str) -> bool:
        """Whether the word may be suggested: it is known, and not kept back by its dictionary, as insults are."""
        return self.knows(word) and (not self._unspoken or self._unspoken.isdisjoint(self._loaded.stem(word)))

    def proposes_both(self, words: tuple[str, str]) -> bool:
        """Whether each of the two may be suggested."""
        return all(map(self.proposes, words))


def _codec(name: str) -> str:
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "ascii"


def _flagged(entries: str, flag: str, kind: str) -> Iterator[str]:
    """The words with a flag. Its form is a character, two (``long``) or a number: hunspell(5), FLAG."""
    for word, flags in _ENTRY.findall(entries):
        if kind == "num":
            found = flag in flags.split(",")
        elif kind == "long":
            found = any(flags.startswith(flag, place) for place in range(0, len(flags), 2))
        else:
            found = flag in flags
        if found:
            yield word
