"""When somebody may be reminded: in working time, not while they are away, and not twice a week."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.model.people import LATEST, Away
from bot.model.reminder import Posted
from bot.model.site import Login
from bot.working_time import Calendar, add_working_days

BETWEEN_MENTIONS = timedelta(days=7)
NEVER = datetime.combine(LATEST + timedelta(days=1), time(), UTC)
_ROUNDS = 100
"""Absences and holidays in a row that are skipped; somebody who is away longer is not reminded."""
_DAY = timedelta(days=1)


class Clock:
    """The time of one pull request; all moments have a time zone, and those that go out are in UTC."""

    def __init__(self, now: datetime, calendar: Calendar, away: Iterable[Away], posted: Sequence[Posted]) -> None:
        self.now = now
        self._calendar = calendar
        self._away: dict[str, list[tuple[date, date]]] = {}
        for period in away:
            self._away.setdefault(period.login.lower(), []).append((period.first, period.last))
        self._mentioned: dict[str, datetime] = {}
        for one in posted:
            for login in one.mentioned:
                key = login.lower()
                self._mentioned[key] = max(one.at, self._mentioned.get(key, one.at))

    def day(self, moment: datetime) -> date:
        """The day that it is on the site."""
        return self._calendar.day(moment)

    def after(self, start: datetime, days: int) -> datetime:
        """The same time of day so many working days later, so that nobody is written to at night."""
        return add_working_days(self.working(start), days, self._calendar)

    def at_the_time_of(self, moment: datetime, day: date) -> datetime:
        """The same time of day as that moment's, on a day of the site."""
        zone = ZoneInfo(self._calendar.time_zone)
        return datetime.combine(day, moment.astimezone(zone).time(), zone).astimezone(UTC)

    def full_time(self, login: Login, start: datetime, days: int) -> datetime:
        """When the time of somebody who has ``days`` begins: anew after every absence that falls into it."""
        for first, last in sorted(self._away.get(login.lower(), ())):
            if self.day(start) <= last and first <= self.day(self.after(start, days)):
                start = self.at_the_time_of(start, last + _DAY)
        return start

    def is_away(self, login: Login) -> bool:
        """Whether somebody is away today."""
        return self._back(login, self.now) is not None

    def returns(self) -> tuple[datetime, ...]:
        """When people who are away today can be asked again."""
        people = (self._back(Login(login), self.now) for login in self._away)
        return tuple(self.working(back) for back in people if back)

    def working(self, moment: datetime) -> datetime:
        """The moment itself or, where nobody works on that day, the same time on the next working day."""
        day = self.day(moment)
        working_day = self._calendar.next_working_day(day)
        return moment if working_day == day else self.at_the_time_of(moment, working_day)

    def open_to(self, login: Login, moment: datetime) -> datetime:
        """The first moment from this one on at which somebody may be mentioned."""
        told = self._mentioned.get(login.lower())
        moment = max(moment, told + BETWEEN_MENTIONS) if told else moment
        for _ in range(_ROUNDS):
            later = self.working(moment)
            later = self._back(login, later) or later
            if later == moment:
                return moment
            moment = later
        return NEVER

    def _back(self, login: Login, moment: datetime) -> datetime | None:
        """When somebody is back who is away at that moment, None for everybody else."""
        day = self.day(moment)
        ends = [last for first, last in self._away.get(login.lower(), ()) if first <= day <= last]
        return self.at_the_time_of(moment, max(ends) + _DAY) if ends else None
