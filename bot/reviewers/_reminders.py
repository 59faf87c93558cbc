"""What a site can set about reminders."""

from __future__ import annotations

from pydantic import Field

from bot.options import Section


class Reminders(Section):
    """Whether and when people are reminded of what waits for them; nobody more than once a week in a pull request."""

    enabled: bool = True
    """Whether anybody is reminded at all."""
    readers: int = Field(default=3, ge=0, le=60)
    """Working days after which a silent reader is reminded, and again as many to the fallback; 0 for never."""
    author: int = Field(default=5, ge=0, le=60)
    """Working days without an answer to requested changes until the author is reminded, and again to the editors."""
    untouched: int = Field(default=30, ge=0, le=365)
    """Days in which nobody does anything, after which one note says so; 0 for never."""
    close_after: int = Field(default=0, ge=0, le=365)
    """Days from that note, which announces it, to the closing of the pull request; 0 for never."""
    at_most_late: int = Field(default=14, ge=1, le=90)
    """Days that a reminder may be late; what is overdue longer is left alone, as after a long standstill."""
