"""Who is who: author ids, the people behind them, and whether they are still there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from bot.model.site import Author, AuthorId, Login
from bot.reviewers._settings import AuthorSettings


@dataclass(frozen=True, slots=True)
class Directory:
    """The people of a site by author id, on the day ``today``, which is the site's."""

    today: date
    people: Mapping[AuthorId, Author] = field(default_factory=dict)

    @classmethod
    def of(
        cls, today: date, authors: Mapping[AuthorId, Author] | None, said: Mapping[str, AuthorSettings]
    ) -> Directory:
        """What the site's own author files say, None for a site without any, and what its configuration says better."""
        found = dict(authors or {})
        for name, settings in said.items():
            identity = AuthorId(name)
            found[identity] = _amended(found.get(identity) or Author(identity, ""), settings)
        return cls(today, found)

    def author(self, identity: AuthorId, proposed: Mapping[AuthorId, Author]) -> Author | None:
        """An author of a post. One whom only a pull request describes has neither login nor team nor mentor.

        Whoever could say those would choose the readers of their own post.
        """
        known, new = self.people.get(identity), proposed.get(identity)
        return known or (replace(new, login=None, end=None, teams=(), mentor=None) if new else None)

    def has_left(self, author: Author) -> bool:
        """Whether an author's last day is over."""
        return author.end is not None and author.end < self.today

    def last_day(self, login: str) -> date | None:
        """The last day of somebody who has left, None for everybody else, strangers to the site among them."""
        known = self._known_as(login)
        days = [author.end for author in known if author.end and self.has_left(author)]
        return max(days) if days and len(days) == len(known) else None

    def first_day(self, login: str) -> date | None:
        """The first day of somebody who has not begun yet, None for everybody else."""
        known = self._known_as(login)
        days = [author.start for author in known if author.start and author.start > self.today]
        return min(days) if days and len(days) == len(known) else None

    def _known_as(self, login: str) -> list[Author]:
        return [author for author in self.people.values() if author.login and author.login.lower() == login.lower()]


def _amended(author: Author, settings: AuthorSettings) -> Author:
    return replace(
        author,
        login=Login(settings.login) if settings.login else author.login,
        teams=(settings.team,) if settings.team else author.teams,
        mentor=settings.mentor or author.mentor,
        end=settings.left or author.end,
    )
