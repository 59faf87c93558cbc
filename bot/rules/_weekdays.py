"""The days of the week, and dates that name theirs, in French and in English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bot.model.message import say
from bot.model.place import Span

WEEKDAYS = (
    say("Monday"),
    say("Tuesday"),
    say("Wednesday"),
    say("Thursday"),
    say("Friday"),
    say("Saturday"),
    say("Sunday"),
)


@dataclass(frozen=True, slots=True)
class NamedDate:
    """A date as it is written; ``weekday`` counts from Monday, 0, and ``year`` is None where it is left out."""

    span: Span
    weekday: int
    day: int
    month: int
    year: int | None

    def days(self, around: int) -> tuple[date, ...]:
        """The dates that may be meant by somebody who writes in the year ``around``."""
        years = (self.year,) if self.year else (around - 1, around, around + 1)
        return tuple(found for year in years if (found := _date(year, self.month, self.day)))


_FRENCH_DAYS = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]
_FRENCH_MONTHS = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
]
_ENGLISH_DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_ENGLISH_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_WEEKDAYS = {name: index for names in (_FRENCH_DAYS, _ENGLISH_DAYS) for index, name in enumerate(names)}
_MONTHS = {name: index for names in (_FRENCH_MONTHS, _ENGLISH_MONTHS) for index, name in enumerate(names, 1)}


def _choice(names: list[str]) -> str:
    return f"(?:{'|'.join(names)})"


_BLANK = r"[ \u00a0\u202f\n]"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th|er|ᵉʳ)?"
_PATTERNS = (
    re.compile(
        rf"\b(?P<weekday>{_choice(_FRENCH_DAYS)}),?{_BLANK}(?:le{_BLANK})?{_DAY}{_BLANK}"
        rf"(?P<month>{_choice(_FRENCH_MONTHS)})\b(?:{_BLANK}{_YEAR})?",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?P<weekday>{_choice(_ENGLISH_DAYS)}),?{_BLANK}(?P<month>{_choice(_ENGLISH_MONTHS)}){_BLANK}{_DAY}\b"
        rf"(?:,?{_BLANK}{_YEAR})?",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?P<weekday>{_choice(_ENGLISH_DAYS)}),?{_BLANK}(?:the{_BLANK})?{_DAY}{_BLANK}(?:of{_BLANK})?"
        rf"(?P<month>{_choice(_ENGLISH_MONTHS)})\b(?:,?{_BLANK}{_YEAR})?",
        re.IGNORECASE,
    ),
)


def named_dates(text: str) -> Iterator[NamedDate]:
    """The dates in a text that name their day of the week."""
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            yield NamedDate(
                span=Span(*match.span()),
                weekday=_WEEKDAYS[match["weekday"].lower()],
                day=int(match["day"]),
                month=_MONTHS[match["month"].lower()],
                year=int(match["year"]) if match["year"] else None,
            )


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
