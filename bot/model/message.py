"""Sentences for people, kept apart from their language until somebody reads them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Message:
    """An English sentence with ``{named}`` places, translated and escaped by the renderer that shows it.

    ``text`` is the gettext msgid. When ``count`` is given, ``plural`` is the msgid for every count but one.
    """

    text: str
    arguments: Mapping[str, Argument] = field(default_factory=lambda: MappingProxyType({}))
    plural: str | None = None
    count: int | None = None

    def in_english(self) -> str:
        """The sentence untranslated and unescaped, for logs and exceptions."""
        text = self.plural if self.plural is not None and self.count != 1 else self.text
        return text.format_map(
            {
                name: value.in_english() if isinstance(value, Message) else value
                for name, value in self.arguments.items()
            }
        )


Argument = str | int | date | Message
"""What a sentence may quote. Every ``str`` may come from a pull request, so a renderer escapes it; a Message
is translated in its turn."""


def say(text: str, /, **arguments: Argument) -> Message:
    """A sentence; ``text`` is a literal, so that the catalogues can be extracted from the source."""
    return Message(text, MappingProxyType(arguments))


def say_count(one: str, many: str, count: int, /, **arguments: Argument) -> Message:
    """A sentence that depends on a number, available in it as ``{count}``."""
    return Message(one, MappingProxyType({"count": count, **arguments}), many, count)
