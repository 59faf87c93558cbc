"""Posts with two dates."""

from __future__ import annotations

from collections.abc import Iterator

from bot.model.finding import ChecklistItem, Remark, Severity
from bot.model.message import say
from bot.model.post import Change, Post
from bot.model.site import SiteFacts
from bot.rules._dates import day_in, day_of, days_of, read_moment
from bot.rules._rule import NoOptions, rule


@rule(item=ChecklistItem.DATES, severity=Severity.ADVICE)
def date_mismatch(post: Post, options: NoOptions, site: SiteFacts) -> Iterator[Remark]:
    """The date in the front matter and the one in the file name differ.

    ## Why

    The site goes by the front matter, people go by the file name: the post comes out on another day, and at another
    address, than its file says. A time with its offset from UTC counts in the time zone of the site, where that is
    known, else it may fall on the day that it has here or in UTC. Posts that are only edited keep their dates, and so
    their address.

    ## Bad

    ```markdown _posts/2026-05-14-opening.md
    ---
    title: We open our doors
    date: 2026-05-21
    ---
    Come in.
    ```

    ## Good

    ```markdown _posts/2026-05-14-opening.md
    ---
    title: We open our doors
    date: 2026-05-14 09:30:00 +0200
    ---
    Come in.
    ```
    """
    named, entry = site.site.named_day(post.path), post.front_matter.get("date")
    written = read_moment(post.front_matter.text("date") or "")
    if entry is None or named is None or written is None or post.change is Change.MODIFIED:
        return
    published = day_in(site.settings.time_zone, written)
    if published and published != named and named in days_of(written):
        message = say(
            "In the time zone of the site, the post is dated {written}, and {named} in its file name. "
            "Give both the day on which it goes out.",
            written=published,
            named=named,
        )
        yield Remark(entry.value_span, message)
    elif named not in days_of(written) and named != published:
        message = say(
            "The post is dated {written} here and {named} in its file name. Give both the day on which it goes out.",
            written=day_of(written),
            named=named,
        )
        yield Remark(entry.value_span, message)
