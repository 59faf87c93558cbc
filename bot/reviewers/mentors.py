"""The people who accompany an author."""

from __future__ import annotations

from collections.abc import Iterator

from bot.model.message import say
from bot.model.site import AuthorId, Login
from bot.reviewers._roster import Candidate, Roster

ORDER = 12


def candidates(roster: Roster) -> Iterator[Candidate]:
    """The mentor of each author, by author id, or by GitHub user name with an ``@`` in front."""
    if not roster.settings.mentors:
        return
    for author in roster.authors:
        reason = say("is the mentor of {author}", author=author.name or author.id)
        mentor = roster.directory.people.get(AuthorId(author.mentor or ""))
        if mentor and mentor.login:
            yield Candidate(mentor.login, reason)
        elif mentor:
            yield Candidate(Login(mentor.name or mentor.id), reason, has_login=False)
        elif author.mentor and author.mentor.startswith("@"):
            yield Candidate(Login(author.mentor.removeprefix("@")), reason)
