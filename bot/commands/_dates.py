"""Days as people write them in a command."""

from __future__ import annotations

import re
from datetime import date

from bot.commands._command import Refused
from bot.commands._grammar import as_typed
from bot.model.message import say

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")


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
