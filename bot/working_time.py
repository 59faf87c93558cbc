"""Working days: neither weekends nor public holidays, in the time zone of the site.

All moments that come in and go out have a time zone; those that go out are in UTC.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

import holidays
from babel.core import get_global

SATURDAY_AND_SUNDAY = frozenset((5, 6))

_DAY = timedelta(days=1)
_SUPPORTED: dict[str, list[str]] = holidays.list_supported_countries(include_aliases=False)


@dataclass(frozen=True, slots=True)
class Calendar:
    """When a site works. ``country`` is an ISO 3166-1 code, None for no public holidays; ``region`` a part of it.

    ``weekend`` holds the days of the week on which nobody works, Monday being 0.
    """

    time_zone: str = "UTC"
    country: str | None = None
    region: str | None = None
    weekend: frozenset[int] = SATURDAY_AND_SUNDAY

    def day(self, moment: datetime) -> date:
        """The day that it is on the site."""
        return moment.astimezone(ZoneInfo(self.time_zone)).date()

    def is_working_day(self, day: date) -> bool:
        """Whether people can be expected to work on that day."""
        return day.weekday() not in self.weekend and day not in _holidays(self.country, self.region, day.year)

    def next_working_day(self, day: date) -> date:
        """That day or, if it is none, the first working day after it; the day itself where there is never one."""
        return next((later for later in _days(day) if self.is_working_day(later)), day)


def add_working_days(start: datetime, number: int, calendar: Calendar) -> datetime:
    """The same time of day ``number`` working days later.

    Time that passes on other days does not count: from one of those, the count begins with the next working day's
    first moment. Raises ValueError for a negative number.
    """
    if number < 0:
        raise ValueError("Working days are counted forwards alone.")
    zone = ZoneInfo(calendar.time_zone)
    local = start.astimezone(zone)
    day = calendar.next_working_day(local.date())
    time = local.time() if day == local.date() else datetime.min.time()
    for _ in range(number):
        day = calendar.next_working_day(day + _DAY)
    return max(datetime.combine(day, time, zone).astimezone(UTC), start.astimezone(UTC))


def working_days_between(start: datetime, end: datetime, calendar: Calendar) -> int:
    """How many whole working days have passed: the greatest number that added to ``start`` does not go past ``end``.

    0 when ``end`` comes first.
    """
    most = max((end - start).days + 1, 0)
    return max(bisect_right(range(most + 1), end, key=lambda days: add_working_days(start, days, calendar)) - 1, 0)


def country_of(time_zone: str | None) -> str | None:
    """The country that a time zone belongs to, None for UTC and others that belong to no single one.

    Each zone of the IANA database stands for one country; Unicode's CLDR says which.
    """
    found: Any = get_global("zone_territories").get(time_zone or "")
    return found if found in _SUPPORTED else None


def weekend_of(country: str | None) -> frozenset[int]:
    """The days of the week on which a country rests, as far as they are known; else Saturday and Sunday."""
    if country not in _SUPPORTED:
        return SATURDAY_AND_SUNDAY
    return frozenset(holidays.country_holidays(country).weekend)


def is_country(code: str) -> bool:
    """Whether the public holidays of a country are known."""
    return code in _SUPPORTED


def regions_of(country: str) -> tuple[str, ...]:
    """The regions of a country whose holidays differ, by their codes."""
    return tuple(_SUPPORTED.get(country, ()))


def _days(first: date) -> Iterator[date]:
    """A year of days: longer than any row of holidays."""
    return (first + timedelta(days=days) for days in range(366))


@lru_cache(maxsize=1024)
def _holidays(country: str | None, region: str | None, year: int) -> frozenset[date]:
    if country is None:
        return frozenset()
    return frozenset(holidays.country_holidays(country, subdiv=region, years=year))
