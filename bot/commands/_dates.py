"""Days and times as people write them in a command."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from bot.commands._command import Refused
from bot.commands._grammar import as_typed
from bot.model.message import say

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
_TIME = re.compile(r"(\d{1,2})(?:[:h](\d{2})?)?")


def read_day(written: str, *, day_first: bool) -> date:
    """``2026-12-01``, or ``1/12/2026`` where days are written first. Raises Refused."""
    text = as_typed(written)
    if found := _ISO.fullmatch(text):
        year, month, day = found.groups()
    elif day_first and (found := _DAY_FIRST.fullmatch(text)):
        day, month, year = found.groups()
    else:
        raise Refused(say("“{day}” is no day that Copydesk can read. Write it as 2026-12-01.", day=written))
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        raise Refused(say("There is no such day as “{day}”. Correct it.", day=written)) from None


def read_time(written: str) -> time:
    """``09:00``, ``9h`` or ``9h30``. Raises Refused."""
    found = _TIME.fullmatch(as_typed(written).lower())
    hour, minute = (int(found[1]), int(found[2] or 0)) if found else (24, 0)
    if hour > 23 or minute > 59:
        raise Refused(say("“{time}” is no time of day that Copydesk can read. Write it as 09:00.", time=written))
    return time(hour, minute)


def exists(moment: datetime, zone: ZoneInfo) -> bool:
    """Whether clocks in the zone ever show ``moment``, which has none: they skip an hour in spring."""
    there = moment.replace(tzinfo=zone)
    return there.astimezone(UTC).astimezone(zone).replace(tzinfo=None) == moment
