"""Those who read the same author before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from bot.model.message import say_count
from bot.model.site import Login
from bot.reviewers._roster import Candidate, Need, Roster
from bot.reviewers._settings import Reviewers

ORDER = 28


def needs(settings: Reviewers) -> frozenset[Need]:
    return frozenset({Need.READINGS} if settings.history else ())


def candidates(roster: Roster) -> Iterator[Candidate]:
    """Whoever reviewed the authors' recently merged posts, those first who reviewed most of them."""
    if not roster.settings.history:
        return
    for author in roster.authors:
        read: Counter[Login] = Counter()
        for reading in roster.readings:
            if reading.author == author.id:
                read[reading.login] += reading.posts
        for login, number in sorted(read.items(), key=lambda pair: (-pair[1], pair[0].lower(), pair[0])):
            reason = say_count(
                "has read {count} recent post by {author}",
                "has read {count} recent posts by {author}",
                number,
                author=author.name or author.id,
            )
            yield Candidate(login, reason)
