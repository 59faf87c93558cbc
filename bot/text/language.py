"""Which of Copydesk's languages a text is written in, for sites that don't say."""

from __future__ import annotations

import re
from typing import Literal

# The most frequent function words of each language that are no words of the other.
_FRENCH = frozenset(("le", "la", "les", "des", "du", "une", "est", "et", "dans", "pour", "que", "qui", "sur", "avec"))
_ENGLISH = frozenset(("the", "of", "and", "to", "in", "is", "that", "for", "it", "with", "was", "be", "this", "are"))
_WORD = re.compile(r"[a-zà-öø-ÿœ]+", re.IGNORECASE)
_ENOUGH = 20_000


def guess_language(text: str) -> Literal["en", "fr"] | None:
    """``fr`` or ``en`` by the function words in its first 20,000 characters; None where neither prevails."""
    words = [word.lower() for word in _WORD.findall(text[:_ENOUGH])]
    french = sum(word in _FRENCH for word in words)
    english = sum(word in _ENGLISH for word in words)
    if french == english:
        return None
    return "fr" if french > english else "en"
