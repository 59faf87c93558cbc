"""Which conversations on lines have served: those whose repairs were made, or are wanted no more. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from bot.model.finding import Report
from bot.model.snapshot import SuggestedThread
from bot.render.suggestions import MAX_SUGGESTIONS, digest, key

MOST_ALIKE = 2 * MAX_SUGGESTIONS
"""Repairs that are alike and told apart; more of them are hardly suggested in the life of a pull request."""


def served(threads: Iterable[SuggestedThread], report: Report) -> tuple[str, ...]:
    """The threads that no repair of the report needs any more, by GitHub's name for them.

    Of repairs that are alike nobody can say which one was made. As many threads stay as there are of them, first those
    whose lines are as they were.
    """
    wanted = Counter(key(finding) for post in report.posts for finding in post.findings if finding.fix)
    keys = {digest(one, number): one for one in wanted for number in range(1, MOST_ALIKE + 1)}
    found = []
    for thread in sorted(threads, key=lambda thread: thread.outdated):
        about = Counter(keys[each] for each in thread.digests if each in keys)
        if any(wanted[one] > 0 for one in about):
            wanted.subtract(about)
        else:
            found.append(thread.id)
    return tuple(found)
