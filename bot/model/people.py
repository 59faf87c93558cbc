"""What is known of the people who could read: when they are away, what they read before, what was said about them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from bot.model.site import AuthorId, Login

LATEST = date(8999, 12, 31)
"""The last day of an absence that has no end: beyond it there are days that not every clock can show."""


@dataclass(frozen=True, slots=True)
class Away:
    """Days on which somebody does not read, both included, in the site's time zone."""

    login: Login
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Choices:
    """What people have said about the readers of one pull request, in force now.

    ``declined`` are those who do not want to read it, with their reason or "". ``redrawn`` is how many times the
    readers were drawn anew, ``redrawn_at`` (UTC) when that was last. ``named`` are whom somebody wants asked.
    """

    declined: tuple[tuple[Login, str], ...] = ()
    redrawn: int = 0
    named: tuple[Login, ...] = ()
    redrawn_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Load:
    """In how many other open pull requests, as far as Copydesk sees, somebody is asked to read."""

    login: Login
    requests: int


@dataclass(frozen=True, slots=True)
class Reading:
    """Somebody reviewed ``posts`` recently merged pull requests with a post of this author."""

    login: Login
    author: AuthorId
    posts: int
