"""Events without a beginning, or that end before it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from pydantic import Field

from bot.model.conventions import Conventions
from bot.model.finding import ChecklistItem, Remark, Severity
from bot.model.front_matter import FrontMatter, Item
from bot.model.message import say
from bot.model.post import Post
from bot.model.site import SiteFacts
from bot.rules._conventions import conventions_for
from bot.rules._dates import day_of, read_moment
from bot.rules._rule import Options, rule


class EventDates(Options):
    categories: tuple[str, ...] = ("event", "evenement", "événement")
    """The values of `category`, or the categories among `categories`, that make a post an event."""
    start: str = "start"
    """The key that holds the beginning."""
    end: str = "end"
    """The key that holds the end."""
    required: tuple[str, ...] = Field(default=("start",))
    """The keys that an event must have. Unless this is set, not those that the site's own events do without."""


_SEVERAL = 3
"""So many events without a beginning are no slip."""


@rule(item=ChecklistItem.DATES, severity=Severity.BLOCKER)
def event_dates(post: Post, options: EventDates, site: SiteFacts) -> Iterator[Remark]:
    """An event has no beginning, or one that cannot be.

    ## Why

    People put an event in their calendar from these keys. An end before the beginning, or a date that the site cannot
    read, sends them there on the wrong day. A post is an event by its category, or when it has both a beginning and an
    end.

    ## Bad

    ```markdown _posts/2026-05-14-open-day.md
    ---
    title: Open day
    category: event
    start: 2026-06-20T18:00+02:00
    end: 2026-06-20T09:30+02:00
    ---
    Come and see us.
    ```

    ```markdown _posts/2026-05-14-workshop.md
    ---
    title: A workshop on letters
    category: event
    location: Town library
    ---
    Bring a pen.
    ```

    ## Good

    ```markdown _posts/2026-05-14-open-day.md
    ---
    title: Open day
    category: event
    start: 2026-06-20T09:30+02:00
    end: 2026-06-20T18:00+02:00
    ---
    Come and see us.
    ```
    """
    category = _event_category(post.front_matter, options)
    if category:
        unknown = () if "required" in options.model_fields_set else _unknown(options, conventions_for(post, site))
        for key in options.required:
            if post.front_matter.text(key) is None and key not in unknown:
                message = say("An event needs “{key}”. Add it to the front matter.", key=key)
                yield Remark(category.span, message, severity=Severity.ADVICE)
    moments = {}
    for key in (options.start, options.end):
        written, entry = post.front_matter.text(key), post.front_matter.get(key)
        if entry is None or written is None:
            continue
        moments[key] = read_moment(written)
        if category and moments[key] is None and entry.tag != "timestamp":
            message = say("“{key}” is no date that a site can read. Write it like 2026-06-20T09:30+02:00.", key=key)
            yield Remark(entry.value_span, message, severity=Severity.ADVICE)
    start, end, entry = moments.get(options.start), moments.get(options.end), post.front_matter.get(options.end)
    if start and end and entry and _ends_before(end, start):
        yield Remark(entry.value_span, say("The event ends before it begins. Correct one of the two dates."))


def _unknown(options: EventDates, conventions: Conventions) -> tuple[str, ...]:
    """The keys that the site's own events do without."""
    words = [conventions.keys[key].values for key in ("category", "categories") if key in conventions.keys]
    events = sum(count for values in words for word, count in values.items() if word.casefold() in options.categories)
    return tuple(key for key in options.required if key not in conventions.keys) if events >= _SEVERAL else ()


def _event_category(front_matter: FrontMatter, options: EventDates) -> Item | None:
    entries = (front_matter.get("category"), front_matter.get("categories"))
    items = (item for entry in entries if entry for item in entry.items)
    return next((item for item in items if str(item.value).casefold() in options.categories), None)


def _ends_before(end: date | datetime, start: date | datetime) -> bool:
    """By the clock where both have one and it is of the same kind, else by the day."""
    if isinstance(end, datetime) and isinstance(start, datetime) and bool(end.tzinfo) == bool(start.tzinfo):
        return end < start
    return day_of(end) < day_of(start)
