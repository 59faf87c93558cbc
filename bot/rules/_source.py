"""The text of a post as it is written, for rules that look for what Markdown gives no meaning to."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from bot.model.place import Span
from bot.model.post import Post


def outside_code(post: Post, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """The matches in the whole file, front matter included, that touch neither code nor templates."""
    hidden = sorted((*post.body.code, *post.body.templates))
    ends = _furthest_ends(hidden)
    for match in pattern.finditer(post.text):
        index = bisect_right(hidden, match.end() - 1, key=lambda span: span.start)
        if not index or ends[index - 1] <= match.start():
            yield match


def _furthest_ends(spans: list[Span]) -> list[int]:
    """For each span, how far it and those before it reach."""
    ends: list[int] = []
    for span in spans:
        ends.append(max(span.end, ends[-1] if ends else 0))
    return ends
