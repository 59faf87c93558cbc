"""``docs/stories.md``: pull requests from their opening to their merge, with all that Copydesk says on the way."""

from __future__ import annotations

import inspect
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import ModuleType

from scripts.stories import STORIES
from scripts.stories._site import site
from scripts.stories._teller import Teller
from tests.stories.world import world

_HEADER = """\
# Stories

Three pull requests, from their opening to their merge, with the whole comment at each step. What happens in them is
what happened in pull requests that a public site has merged; the site, its people and their words are made up. The
comments are what the desk writes when the stories are acted out in the [sandbox](architecture.md)'s GitHub, their
links left out. The site speaks French, and so does the desk to it; it asks two people to read a post once nothing
blocks it."""


def files() -> Mapping[str, str]:
    """The page by its path."""
    return {"docs/stories.md": "\n".join((_HEADER, *(line for story in STORIES for line in _told(story)))) + "\n"}


def _told(story: ModuleType) -> Iterator[str]:
    title, _, about = inspect.cleandoc(story.__doc__ or "").partition("\n\n")
    with tempfile.TemporaryDirectory() as folder, world(Path(folder), site) as made:
        teller = Teller(made)
        story.tell(teller)
    yield from ("", f"## {title}", "", *about.splitlines(), "")
    yield from teller.lines[:-1]
