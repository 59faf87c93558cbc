"""Words for file names and addresses, and those that a dictionary can judge."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from bot.model.place import Span

# Letters that Unicode doesn't take apart: https://github.com/ruby-i18n/i18n/blob/master/lib/i18n/backend/transliterator.rb
_LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})
_OTHER = re.compile(r"[^a-z0-9]+")


def slugify(text: str) -> str:
    """``text`` as Jekyll's ``slugify: "latin"`` writes it: ASCII letters and digits in lower case, joined by ``-``.

    Empty when nothing of the text has a form in ASCII. https://jekyllrb.com/docs/liquid/filters/
    """
    letters = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS))
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return _OTHER.sub("-", plain).strip("-")


def is_plain(name: str) -> bool:
    """Whether a file name makes for a plain address: ASCII, without capitals and spaces."""
    return name.isascii() and name == name.lower() and " " not in name


SHORTEST = 4
"""Shorter words are too near to too many others, and often no words at all."""
LONGEST = 40

_APART = re.compile(
    r"(?<![\w@#/.\\&$%+~:=·•‧)'’-])[^\W\d_]++(?:['’-][^\W\d_]++)*+(?![\w@#/\\·•‧]|[.:(=][^\W\d]|['’-][\d_])"
)
_PART = re.compile(r"[^\W\d_]++(?!['’]t\b)")
_MASKED = "\N{OBJECT REPLACEMENT CHARACTER}"
_MARKS = 4
"""What Markdown puts around words is no longer than this; a longer run is code, an address or a template."""


def lower_case_words(text: str) -> Iterator[Span]:
    """The words of running text that a dictionary can judge, in order, each with its place in ``text``.

    They have 4 to 40 letters, all of them small. Words joined by apostrophes and hyphens come one by one, but for what
    stands before ``'t``, and not at all where one of them has a capital: that is a name. Nor does what is part of an
    address, of a name of a file, of ``agent·e·s`` or of something that is masked (U+FFFC).
    """
    masked = _MASKED in text
    for match in _APART.finditer(text):
        if match[0].islower() and not (masked and _is_joined(text, match.start(), match.end())):
            for part in _PART.finditer(match[0]):
                if SHORTEST <= len(part[0]) <= LONGEST:
                    yield Span(match.start() + part.start(), match.start() + part.end())


def straight(word: str) -> str:
    """A word as lists and dictionaries have it: in lower case, composed, with a straight apostrophe."""
    return unicodedata.normalize("NFC", word.lower()).replace("’", "'")


def _is_joined(text: str, start: int, end: int) -> bool:
    """Whether a word goes on beyond what is masked beside it, as in ``**d**éveloppeur``."""
    before = start
    while before and text[before - 1] == _MASKED and start - before <= _MARKS:
        before -= 1
    after = end
    while after < len(text) and text[after] == _MASKED and after - end <= _MARKS:
        after += 1
    left = before < start and before and (start - before > _MARKS or text[before - 1].isalnum())
    return bool(left) or (end < after < len(text) and text[after].isalnum())
