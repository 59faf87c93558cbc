"""Words for file names and addresses."""

from __future__ import annotations

import re
import unicodedata

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
