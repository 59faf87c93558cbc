"""Posts of a site that follows its habits, as precedents."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from bot.conventions import precedent_of
from bot.model.conventions import Precedent
from bot.model.post import PostPath
from bot.text.post import read_post

LAST = date(2026, 5, 1)


def a_precedent(age: int, *lines: str, body: str = "Text.", name: str = "news") -> Precedent:
    """The post that went out ``age`` days before the last one, with these lines of front matter."""
    day = LAST - timedelta(days=age)
    text = "\n".join(("---", "title: News", *lines, "---", body, ""))
    return precedent_of(read_post(PostPath(f"_posts/{day}-{name}.md"), text.encode()), day)


def precedents(count: int, *lines: str, but: Iterable[int] = (), body: str = "Text.") -> list[Precedent]:
    """So many posts, all with these lines but for those of the ages in ``but``, 0 being the newest."""
    without = set(but)
    return [a_precedent(age, *(() if age in without else lines), body=body) for age in range(count)]
