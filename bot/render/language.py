"""Sentences in the reader's language, out of gettext catalogues.

English is the language of the source, so it needs no catalogue; any other language is one file,
``locale/<code>/LC_MESSAGES/copydesk.po``, compiled when it is first asked for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from gettext import GNUTranslations, NullTranslations
from importlib import resources
from io import BytesIO

from babel.dates import format_date, format_time, get_timezone_gmt
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import get_group_symbol

from bot.model.errors import UserError
from bot.model.message import Message, say

SOURCE = "en"
"""The language that the sentences are written in."""

_PLACE = re.compile(r"\{\{|\}\}|\{(\w+)\}")
_OPENING_MARKS = ("“", "«")
_LOCALE = resources.files(__package__) / "locale"


@dataclass(frozen=True, slots=True)
class Language:
    """A language that Copydesk speaks; ``code`` is its ISO 639 code. :func:`language` makes one."""

    code: str
    _catalogue: NullTranslations = field(repr=False, compare=False)

    def say(
        self,
        message: Message,
        quote: Callable[[str], str] = str,
        *,
        in_marks: Callable[[str], str] | None = None,
        words: Callable[[str], str] = str,
    ) -> str:
        """The sentence, with every ``str`` that it quotes passed through ``quote``; dates and numbers are ours.

        ``in_marks`` takes the place of ``quote`` for what stands in quotation marks already; the sentence's own
        words pass through ``words``. What is quoted is never read as a format again, so braces in it stay what
        they are. Raises KeyError when the sentence has a place without an argument.
        """

        def write(name: str, before: str) -> str:
            match message.arguments[name]:
                case Message() as inner:
                    return self.say(inner, quote, in_marks=in_marks, words=words)
                case datetime() as moment:
                    return self.moment(moment)
                case date() as day:
                    return _long_date(day, self.code)
                case int() as number:
                    return _number(number, self.code)
                case quoted:
                    marked = before.rstrip().endswith(_OPENING_MARKS)
                    return in_marks(quoted) if in_marks and marked else quote(quoted)

        text = self._translation(message)
        said, end = [], 0
        for place in _PLACE.finditer(text):
            said.append(words(text[end : place.start()]))
            said.append(write(place[1], text[: place.start()]) if place[1] else words(place[0][0]))
            end = place.end()
        return "".join((*said, words(text[end:])))

    def _translation(self, message: Message) -> str:
        if message.plural is None or message.count is None:
            text = self._catalogue.gettext(message.text)
        else:
            text = self._catalogue.ngettext(message.text, message.plural, message.count)
        return text if text in (message.text, message.plural) else _set_type(text, self.code)

    def moment(self, moment: datetime) -> str:
        """A day and a time of the zone that ``moment`` is in, with that zone's distance from UTC at the time."""
        day = format_date(moment, "full", locale=self.code)
        hour = format_time(moment, "short", locale=self.code, tzinfo=moment.tzinfo)
        zone = get_timezone_gmt(moment, "long", locale=self.code)
        if self.code == "fr":
            day = re.sub(r"\b1\b", "1er", day, count=1)
        return self._translation(say("{day} at {time} ({zone})")).format(day=day, time=hour, zone=zone)

    def join(self, words: Sequence[str]) -> str:
        """Words in a row, such as ``file name, text, and links``."""
        return format_list(words, locale=self.code)


ENGLISH = Language(SOURCE, NullTranslations())


def languages() -> tuple[str, ...]:
    """The codes of all languages that Copydesk speaks, sorted."""
    return tuple(sorted({SOURCE, *(folder.name for folder in _LOCALE.iterdir() if folder.is_dir())}))


@cache
def language(code: str) -> Language:
    """The language of a code such as ``fr``, or the nearest one: ``fr-CA`` is French.

    Raises UserError, naming the languages there are, when none is near.
    """
    primary = re.split("[-_]", code.strip().lower(), maxsplit=1)[0]
    if primary not in languages():
        known = ", ".join(languages())
        raise UserError(say("Copydesk doesn't speak {language}. Choose one of: {known}.", language=code, known=known))
    return ENGLISH if primary == SOURCE else Language(primary, _catalogue(primary))


def _catalogue(code: str) -> GNUTranslations:
    source = _LOCALE / code / "LC_MESSAGES" / "copydesk.po"
    compiled = BytesIO()
    with source.open("rb") as file:
        write_mo(compiled, read_po(file, locale=code))
    compiled.seek(0)
    return GNUTranslations(compiled)


def _set_type(text: str, code: str) -> str:
    """Spaces as typesetters set them, so that translators can type ordinary ones.

    French keeps its high punctuation and its quotation marks on the line of the word before (Imprimerie
    nationale, Lexique des règles typographiques).
    """
    if code != "fr":
        return text
    text = re.sub(r" (?=[;!?])", "\N{NARROW NO-BREAK SPACE}", text)
    return re.sub(r" (?=[:»])|(?<=«) ", "\N{NO-BREAK SPACE}", text)


def _long_date(day: date, code: str) -> str:
    text = format_date(day, "long", locale=code)
    return text.replace("1", "1er", 1) if code == "fr" and day.day == 1 else text


def _number(number: int, code: str) -> str:
    """Grouped from five digits on: a year has four."""
    return str(number) if abs(number) < 10_000 else f"{number:,}".replace(",", get_group_symbol(code))
