"""Addresses with ``http://`` of hosts that the post itself, or the site, knows to answer with ``https://``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.model.finding import ChecklistItem, Remark, Severity
from bot.model.message import say_count
from bot.model.place import Edit, Span
from bot.model.post import Post
from bot.model.site import SiteFacts
from bot.rules._prose import short
from bot.rules._rule import Options, rule
from bot.rules._urls import addresses

_HOST = re.compile(r"(?P<scheme>https?)://(?P<host>[\w.-]++)", re.IGNORECASE)


class InsecureLinkOptions(Options):
    hosts: tuple[str, ...] = ()
    """More hosts that answer with `https://`, such as `example.org`, which stands for `www.example.org` too."""


@rule(item=ChecklistItem.LINKS, severity=Severity.ADVICE, on=False)
def insecure_link(post: Post, options: InsecureLinkOptions, site: SiteFacts) -> Iterator[Remark]:
    """An address begins with `http://` although the site has `https://`.

    ## Why
    What is sent with `http://` can be read and changed on its way, and browsers warn of it. Reported are the site's
    own address, hosts that the same post also links to with `https://`, and those that the settings name.

    ## Bad
    ```markdown _posts/2026-05-14-opening-hours.md
    ---
    title: Opening hours
    ---
    The plan is [here](http://example.org/plan), and its story [there](https://example.org/story).
    ```

    ## Good
    ```markdown _posts/2026-05-14-opening-hours.md
    ---
    title: Opening hours
    ---
    The plan is [here](https://example.org/plan), and its author [at home](http://example.com).
    ```
    """
    found = [match for span in addresses(post) if (match := _HOST.match(post.text, span.start, span.end))]
    safe = {match["host"].casefold() for match in found if match["scheme"].lower() == "https"}
    safe |= {name for host in options.hosts for name in (host.casefold(), f"www.{host.casefold()}")}
    if own := _HOST.match(site.settings.base_url):
        safe |= {own["host"].casefold()} if own["scheme"].lower() == "https" else set()
    unsafe = [match for match in found if match["scheme"].lower() == "http" and match["host"].casefold() in safe]
    if unsafe:
        first = unsafe[0]
        message = say_count(
            "{host} can be reached safely. Write https:// here.",
            "{count} addresses can be reached safely, such as this one at {host}. Write https:// in each.",
            len(unsafe),
            host=short(first["host"]),
        )
        fix = Edit(Span(*first.span("scheme")), "https") if len(unsafe) == 1 else None
        yield Remark(Span(*first.span()), message, fix)
