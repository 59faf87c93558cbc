"""Keys of the front matter without a value."""

from __future__ import annotations

from collections.abc import Iterator

from bot.model.finding import ChecklistItem, Remark, Severity
from bot.model.message import say
from bot.model.place import Span
from bot.model.post import Post
from bot.model.site import SiteFacts
from bot.rules._rule import Options, rule


class EmptyValueOptions(Options):
    allow: tuple[str, ...] = ()
    """The keys that may stay empty."""


@rule(item=ChecklistItem.FRONT_MATTER, severity=Severity.ADVICE)
def empty_value(post: Post, options: EmptyValueOptions, site: SiteFacts) -> Iterator[Remark]:
    """A key of the front matter has no value.

    ## Why
    A key that was copied from a template and never filled in is either forgotten or not needed, and layouts that only
    ask whether the key is there show an empty line for it.

    ## Bad
    ```markdown _posts/2026-05-14-opening-hours.md
    ---
    title: Opening hours
    description: ""
    image:
    ---
    The library opens on Sundays.
    ```

    ## Good
    ```markdown _posts/2026-05-14-opening-hours.md
    ---
    title: Opening hours
    image: /images/door.jpg
    ---
    The library opens on Sundays.
    ```
    """
    empty = [entry for entry in post.front_matter.entries if entry.key not in ("title", *options.allow)]
    empty = [entry for entry in empty if entry.value is None or entry.value in ("", []) or not str(entry.value).strip()]
    for entry in empty:
        if not post.front_matter.problems:
            message = say("“{key}” has no value. Give it one, or remove the line.", key=entry.key)
            yield Remark(Span(entry.key_span.start, entry.key_span.end), message)
