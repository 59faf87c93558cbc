"""What an adapter to a checker is, and what several of them do alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Protocol

from bot.model.message import Message
from bot.model.place import Span
from bot.model.spelling import Copy, Mistake
from bot.text.words import lower_case_words, straight

MOST_WORDS = 5_000
"""Different words that are looked up of one post."""


class NotInstalled(Exception):
    """A checker, or what it needs, isn't on this machine; ``message`` says how to get it."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.in_english())
        self.message = message


class Reader(Protocol):
    """An adapter to one checker, ready to be used, from several threads too."""

    def read(self, copy: Copy) -> Iterable[Mistake]:
        """The mistakes on the lines of the copy, with their exact places, in any order.

        Raises OSError or subprocess.SubprocessError where the checker fails.
        """


def words_of(copy: Copy) -> dict[str, list[Span]]:
    """The words of a copy that may be mistakes, each as it is written, with where it stands in the post."""
    found: dict[str, list[Span]] = {}
    for word, span in islice(_words(copy), 20 * MOST_WORDS):
        if word in found or len(found) < MOST_WORDS:
            found.setdefault(word, []).append(span)
    return found


def _words(copy: Copy) -> Iterator[tuple[str, Span]]:
    for passage in copy.passages:
        for place in lower_case_words(passage.text):
            span = Span(passage.start + place.start, passage.start + place.end)
            word = place.of(passage.text)
            if copy.covers(span) and straight(word) not in copy.known:
                yield word, span
