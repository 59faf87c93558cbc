"""Following links from the command line, while somebody waits."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import click

from bot import check
from bot.links import Cache, Web, check_links
from bot.local.reading import Reading


def with_links(reading: Reading) -> Reading:
    """The same with what became of the posts' links to other sites, all of them; a bar shows how far that has come."""
    urls = check.links_to_follow(reading.posts, reading.facts.settings, reading.config, limit=None)
    if not urls:
        return reading
    with click.progressbar(length=len(urls), label="Following links", file=sys.stderr, hidden=_is_hidden()) as bar:
        asked = check_links(urls, lambda: datetime.now(UTC), Cache(len(urls)), web=Web(), done=_step(bar.update))
        links = asyncio.run(asked)
    return replace(reading, facts=replace(reading.facts, links=links))


def _is_hidden() -> bool:
    return not sys.stderr.isatty()


def _step(update: Callable[[int], None]) -> Callable[[str], None]:
    return lambda url: update(1)
