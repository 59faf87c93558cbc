"""The groups of settings that belong to no plug-in: labels, people's items, waivers, publication and links."""

from __future__ import annotations

import re
from datetime import time
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from bot.model.message import say
from bot.options import Refusal, Section
from bot.reviewers._settings import Person


class LabelNames(Section):
    """The labels that show where a pull request stands; it bears exactly one of them at a time."""

    incomplete: str = Field(default="copydesk: incomplete", min_length=1, max_length=50)
    """The label of a pull request in which something still blocks a post, or of a draft."""
    ready: str = Field(default="copydesk: ready", min_length=1, max_length=50)
    """The label of a pull request in which nothing blocks any post, so that it can be read."""
    changes_requested: str = Field(default="copydesk: changes requested", min_length=1, max_length=50)
    """The label of a pull request whose reader has asked for changes."""
    approved: str = Field(default="copydesk: approved", min_length=1, max_length=50)
    """The label of a pull request that enough readers have approved."""
    scheduled: str = Field(default="copydesk: scheduled", min_length=1, max_length=50)
    """The label of an approved pull request that goes out on a day to come."""
    held: str = Field(default="copydesk: held", min_length=1, max_length=50)
    """The label of a pull request that somebody has put on hold."""
    colors: dict[
        Literal["incomplete", "ready", "changes_requested", "approved", "scheduled", "held"],
        Annotated[str, Field(pattern=r"^[0-9A-Fa-f]{6}$")],
    ] = Field(default_factory=dict)
    """The colours of labels that are to be made, by state, as six hexadecimal digits in quotes."""


class HumanItem(Section):
    """An item of the checklist that a person ticks, by a click in the comment or by `/tick`."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]{0,39}$")
    """Its name in commands, such as `image-rights`."""
    text: str = Field(min_length=1, max_length=200)
    """What is true once it is ticked."""
    by: list[Person] = Field(default_factory=list)
    """Who may tick it besides the editors; by default those who are asked to read."""


class Waivers(Section):
    """What may be let pass."""

    forbidden: list[str] = Field(default=["merge-conflict"])
    """Rules for which no waiver counts."""


def _time_of_day(written: object) -> object:
    """YAML 1.1 reads a bare ``10:30`` as a number in base 60: https://yaml.org/type/int.html."""
    if isinstance(written, int) and not isinstance(written, bool) and 0 <= written < 24 * 60:
        return f"{written // 60:02}:{written % 60:02}"
    if isinstance(written, str) and not re.fullmatch(r"([01]?\d|2[0-3]):[0-5]\d", written, re.ASCII):
        raise Refusal(say("write a time of day such as 09:00"))
    return written.zfill(5) if isinstance(written, str) else written


class Publish(Section):
    """When posts go out, and how they are merged."""

    dated: Literal["merge", "hold", "ignore"] = "merge"
    """What a date to come in a new post or its file name does: it has the pull request merged then, once it is
    approved, only holds the check until then, or does nothing. What `/publish` asks for is merged in any case."""
    at: Annotated[str, BeforeValidator(_time_of_day)] = "09:00"
    """The time of day at which posts go out for which nobody has named another, in the time zone of the site."""
    method: Literal["merge", "squash", "rebase"] | None = None
    """How Copydesk merges; by default in the first of these ways that the repository allows."""
    set_date: bool = False
    """Whether Copydesk gives new posts the day on which they go out, in one commit once they are approved."""

    @property
    def time(self) -> time:
        """The same as ``at``."""
        return time.fromisoformat(self.at)


class LinkChecks(Section):
    """Links to other sites, which Copydesk follows to see whether they still lead anywhere."""

    check: bool = True
    """Whether the desk follows them; `copydesk check` does so with `--links` alone."""
    skip: tuple[Annotated[str, Field(pattern=r"^[\w.-]+$", max_length=253)], ...] = ()
    """Hosts that are left alone, such as `intranet.example.org`; what is below them, too."""
