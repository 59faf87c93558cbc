"""Hunspell's dictionaries, French and English.

chunspell brings the one of American English. The French one, Dicollecte's, comes with Debian's
hunspell-fr-comprehensive, which knows both spellings of 1990.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from pathlib import Path
from threading import Lock
from typing import Literal

from bot.model.message import say
from bot.model.spelling import Checker, Copy, Mistake
from bot.spelling.dictionary import Dictionary
from bot.spelling.near_words import LETTERS, halves, likely_meant, sounds_alike
from bot.spelling.reader import NotInstalled, words_of
from bot.text.words import straight

FOLDERS = ("/usr/share/hunspell", "/usr/share/myspell/dicts", "/Library/Spelling", "/opt/homebrew/share/hunspell")
"""Where dictionaries are, besides the folders in DICPATH, which Hunspell's own programs read (hunspell(1))."""

MOST_SUGGESTIONS = 3
_MOST_UNKNOWN = 40
"""So many words of one post at most; finding what is meant by one takes a tenth of a second at worst."""
_NAMES = {"en": ("en_US", "en_GB", "en"), "fr": ("fr_FR", "fr")}
# What people put before any word, in both languages, and dictionaries leave out.
_PREFIXES = (
    *("anti", "auto", "bi", "bio", "co", "cyber", "dé", "dés", "éco", "géo", "hyper", "in", "inter", "intra", "macro"),
    *("méta", "micro", "mini", "mono", "multi", "néo", "non", "post", "pré", "pro", "re", "ré", "rétro", "semi"),
    *("socio", "sous", "sub", "super", "sur", "télé", "trans", "ultra", "un", "uni"),
)
_SHORTEST_REST = 4
_VARIANTS = (("oe", "œ"), ("ae", "æ"), ("is", "iz"), ("ys", "yz"), ("our", "or"), ("lling", "ling"), ("lled", "led"))
"""Œ as keyboards have it, and British English as American dictionaries do."""
_LETTERS = re.compile(r"[a-zà-öø-ÿœ]+")
"""Those of French and English."""


class Hunspell:
    """French and English together: a word that one of them knows is none that anybody need look at.

    Nor is one that is more often new than wrong: one that nothing known is near to, that is made of known words, or
    that the post has twice.
    """

    checker = Checker.HUNSPELL

    def __init__(self, folders: Sequence[Path] | None = None) -> None:
        """Loads both dictionaries, a quarter of a second. Raises NotInstalled."""
        self._dictionaries = {language: _load(language, folders) for language in _NAMES}
        self._lock = Lock()  # Hunspell isn't made for several threads
        self._is_known = lru_cache(50_000)(self._look_up)
        self._meant = lru_cache(10_000)(self._suggest)

    def read(self, copy: Copy) -> Iterator[Mistake]:
        """Words that neither language knows, though they are near to one that the language of the post has."""
        once = ((word, spans) for word, spans in words_of(copy).items() if len(spans) == 1)
        unknown = ((word, spans) for word, spans in once if not self._is_known(word))
        for word, [span] in islice(unknown, _MOST_UNKNOWN):
            if meant := self._meant(word, copy.language):
                yield Mistake(self.checker, span, word, meant)

    def _look_up(self, word: str) -> bool:
        plain = straight(word)
        if not _LETTERS.fullmatch(plain):
            return True  # of a language that nobody asked about
        forms = [plain, plain.capitalize(), *(plain.replace(one, other) for one, other in _VARIANTS)]
        for prefix in _PREFIXES:
            rest = plain.removeprefix(prefix)
            if rest != plain and len(rest) >= _SHORTEST_REST:
                forms.append(rest)
        with self._lock:
            return any(dictionary.knows(form) for dictionary in self._dictionaries.values() for form in forms)

    def _suggest(self, word: str, language: Literal["en", "fr"]) -> tuple[str, ...]:
        dictionary = self._dictionaries[language]
        with self._lock:
            meant = tuple(islice(filter(dictionary.proposes, likely_meant(word, LETTERS[language])), MOST_SUGGESTIONS))
            # What sounds the same is what is meant, even where the word happens to be made of two.
            if meant and not sounds_alike(word, meant[0]) and any(map(dictionary.proposes_both, halves(word))):
                return ()
            return meant


def _load(language: str, folders: Sequence[Path] | None) -> Dictionary:
    try:
        # The extra `spell` brings it, and nothing else needs it.
        import hunspell
    except ImportError as error:
        raise NotInstalled(
            say('The rule misspelled-word is on, but its checker is missing. Run: pip install "copydesk[spell]"')
        ) from error
    folders = [*folders] if folders is not None else [*_folders(), Path(hunspell.__file__).parent / "dictionaries"]
    for folder in folders:
        for name in _NAMES[language]:
            if all((folder / f"{name}.{end}").is_file() for end in ("aff", "dic")):
                return Dictionary(folder, name, hunspell)
    package = {"fr": "hunspell-fr-comprehensive", "en": "hunspell-en-us"}[language]
    raise NotInstalled(
        say(
            "The rule misspelled-word is on, but a dictionary is missing: {name}. On Debian, run: "
            "apt-get install {package}",
            name=_NAMES[language][0],
            package=package,
        )
    )


def _folders() -> Iterator[Path]:
    own = os.environ.get("DICPATH", "")
    yield from map(Path, (*filter(None, own.split(os.pathsep)), *FOLDERS))
