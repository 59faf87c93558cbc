"""Titles that another post already has."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from bot.model.finding import ChecklistItem, Remark, Severity
from bot.model.message import say
from bot.model.post import Change, Post
from bot.model.site import SiteFacts
from bot.rules._rule import Need, NoOptions, rule

_NUMBER = re.compile(r"[@_.-]\d{1,3}$", re.ASCII)


@rule(item=ChecklistItem.TITLE, severity=Severity.BLOCKER, needs=Need.POSTS | Need.FILES)
def duplicate_title(post: Post, options: NoOptions, site: SiteFacts) -> Iterator[Remark]:
    """Another post already has this title.

    ## Why

    In a list, a feed or a search result nobody can tell the two apart, and it is often the sign of a post that
    began as a copy of another one. Case, accents and punctuation make no difference. It is advice for a post that is
    only edited or moved, and for one of a series, whose file bears the same words as that of the other post.

    ## Bad

    ```markdown _posts/2026-05-14-hello-again.md
    ---
    title: Hello, world!
    ---
    We are back.
    ```

    ```markdown _posts/2025-01-20-hello.md
    ---
    title: Hello world
    ---
    We are here.
    ```

    ## Good

    ```markdown _posts/2026-05-14-hello-again.md
    ---
    title: Hello again, world!
    ---
    We are back.
    ```

    ```markdown _posts/2025-01-20-hello.md
    ---
    title: Hello world
    ---
    We are here.
    ```
    """
    entry, title = post.front_matter.get("title"), post.front_matter.text("title")
    if entry is None or title is None:
        return
    others = (other for other in site.posts if other.path in site.files and other.path != post.path)
    same = next((other for other in others if _comparable(other.title or "") == _comparable(title)), None)
    if same:
        message = say("{path} already has this title. Give this post a title of its own.", path=same.path)
        settled = post.change in (Change.MODIFIED, Change.RENAMED) or _are_series(post.path, same.path, site)
        yield Remark(entry.value_span, message, severity=Severity.ADVICE if settled else None)


def _are_series(path: str, other: str, site: SiteFacts) -> bool:
    """Whether two files bear the same words, but for a number at the end: their writers gave the title on purpose."""
    first, second = (_NUMBER.sub("", site.site.slug(one)).casefold() for one in (path, other))
    return first == second


@lru_cache(maxsize=10_000)
def _comparable(title: str) -> str:
    """The words of a title, in lower case and without accents; its signs where it has no words."""
    letters = unicodedata.normalize("NFKD", title.casefold())
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(re.findall(r"\w+", plain)) or plain
