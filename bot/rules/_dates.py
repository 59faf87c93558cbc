"""Dates and times as people write them in front matter, and the day on which a post goes out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from bot.model.finding import WHOLE_FILE
from bot.model.place import Span
from bot.model.post import Post
from bot.model.site import SiteFacts

# ISO 8601, and the looser timestamps of YAML 1.1 (https://yaml.org/type/timestamp.html), which sites read alike.
_MOMENT = re.compile(
    r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})"
    r"(?:(?:[Tt]|[ \t]+)(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d{0,9})?)?"
    r"[ \t]?(?P<zone>[Zz]|UTC|GMT|(?P<sign>[+-])(?P<hours>\d{1,2})(?::?(?P<minutes>\d{2}))?)?)?",
    re.ASCII,
)


def read_moment(written: str) -> date | datetime | None:
    """A day, or a moment where a time is written too, with its offset from UTC if there is one; else None."""
    match = _MOMENT.fullmatch(written.strip())
    if match is None:
        return None
    year, month, day, hour, minute, second, hours, minutes = (
        int(match[part] or 0) for part in ("year", "month", "day", "hour", "minute", "second", "hours", "minutes")
    )
    try:
        if match["hour"] is None:
            return date(year, month, day)
        offset = timedelta(hours=hours, minutes=minutes) * (-1 if match["sign"] == "-" else 1)
        zone = (timezone(offset) if match["sign"] else UTC) if match["zone"] else None
        return datetime(year, month, day, hour, minute, second, tzinfo=zone)
    except ValueError:
        return None


def day_of(moment: date | datetime) -> date:
    """The day that is written, whatever its time zone."""
    return moment.date() if isinstance(moment, datetime) else moment


def days_of(moment: date | datetime) -> frozenset[date]:
    """The days on which a moment may be said to fall: the one that is written, and that of UTC."""
    days = {day_of(moment)}
    if isinstance(moment, datetime) and moment.tzinfo:
        with suppress(OverflowError):  # within a day of the first or the last year there is
            days.add(moment.astimezone(UTC).date())
    return frozenset(days)


def day_in(zone: str | None, moment: date | datetime) -> date | None:
    """The day on which a moment with its offset from UTC falls in a time zone; None where one of the two is missing."""
    if zone is None or not isinstance(moment, datetime) or moment.tzinfo is None:
        return None
    with suppress(OverflowError):
        return moment.astimezone(ZoneInfo(zone)).date()
    return None


def written_day(post: Post, key: str = "date") -> date | None:
    """The day under a key of the front matter, None when that holds no valid one."""
    moment = read_moment(post.front_matter.text(key) or "")
    return day_of(moment) if moment else None


def publication_day(post: Post, site: SiteFacts) -> date:
    """The day on which the post goes out: that of its front matter, else of its name, else today."""
    return written_day(post) or site.site.named_day(post.path) or site.today


def named_place(post: Post, site: SiteFacts) -> tuple[date, Span] | None:
    """The day that the post itself names for its publication, and where: front matter, file name, or address."""
    day, entry = written_day(post), post.front_matter.get("date")
    if day and entry:
        return day, entry.value_span
    if named := site.site.named_day(post.path):
        return named, WHOLE_FILE
    return next(((day, span) for span, day in address_days(post) if day), None)


_ADDRESS_DAY = re.compile(r"(?<![^/])(?P<year>\d{4})/(?P<month>\d{2})/(?P<day>\d{2})(?=/)", re.ASCII)
_ADDRESSES = ("path", "permalink", "url")


def address_days(post: Post) -> Iterator[tuple[Span, date | None]]:
    """The days that the front matter writes into the post's address, as in ``path: 2026/05/14/letters``.

    None stands for one that no calendar has.
    """
    for key in _ADDRESSES:
        entry = post.front_matter.get(key)
        match = _ADDRESS_DAY.search(entry.value) if entry and isinstance(entry.value, str) else None
        if entry and match:
            try:
                yield entry.value_span, date(int(match["year"]), int(match["month"]), int(match["day"]))
            except ValueError:
                yield entry.value_span, None


_LAST_YEAR = 305
"""From so many days on a past date is taken for one with last year's number, which is another mistake."""


def is_past(day: date, today: date, days: int) -> bool:
    """Whether a day is at least so many days ago, yet not a year."""
    return days <= (today - day).days < _LAST_YEAR


def is_future(post: Post, site: SiteFacts) -> bool:
    """Whether a post is to go out on a later day, and that day is meant."""
    day = publication_day(post, site)
    return day > site.today and not is_stand_in(day)


def is_stand_in(day: date) -> bool:
    """Whether a day is in the last year that dates can be written in, which people take for "later"."""
    return day.year == date.max.year
