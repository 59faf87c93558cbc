"""Who reads a pull request, who confirms it, and who is to be asked now. Pure, and the same for the same snapshot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.model.message import Message, say
from bot.model.plan import Reader, Readers, ReaderStatus
from bot.model.site import Author, Login
from bot.model.snapshot import PullState, ReviewState, Snapshot
from bot.reviewers import all_strategies
from bot.reviewers._roster import Candidate, Roster
from bot.reviewers._settings import Reviewers

_STATUS = {
    ReviewState.APPROVED: ReaderStatus.APPROVED,
    ReviewState.CHANGES_REQUESTED: ReaderStatus.CHANGES_REQUESTED,
    ReviewState.COMMENTED: ReaderStatus.COMMENTED,
    ReviewState.DISMISSED: ReaderStatus.COMMENTED,
}


@dataclass(frozen=True, slots=True)
class Choice:
    """The readers to show, and those of them whose reading is to be requested now."""

    readers: Readers
    ask: tuple[Login, ...]


class _People:
    """What GitHub already knows of everybody on one pull request, whatever the case of their names."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.requested = {login.lower(): login for login in sorted(snapshot.requested)}
        self.ever_requested = {login.lower() for login in snapshot.ever_requested}
        self.unaskable = {login.lower() for login in snapshot.unaskable}
        self.reviews: dict[str, tuple[Login, ReaderStatus]] = {}
        for review in sorted(snapshot.reviews, key=lambda review: review.submitted_at):
            key = review.login.lower()
            # A comment after a verdict does not take the verdict back.
            if review.state is not ReviewState.COMMENTED or key not in self.reviews:
                self.reviews[key] = (review.login, _STATUS[review.state])

    def status(self, login: str) -> ReaderStatus | None:
        """Where somebody stands, None for somebody who was neither asked nor has read."""
        key = login.lower()
        if key in self.requested:
            return ReaderStatus.ASKED
        return self.reviews[key][1] if key in self.reviews else None

    def involved(self) -> Iterator[Login]:
        """Everybody who is asked now or has read, in alphabetical order."""
        logins = {key: login for key, (login, _) in self.reviews.items()} | self.requested
        return (logins[key] for key in sorted(logins))

    def declined(self, login: str) -> bool:
        """Whether somebody was asked once and is so no more, without having read: not to be asked again."""
        return login.lower() in self.ever_requested and self.status(login) is None


def choose(snapshot: Snapshot, settings: Reviewers, post_authors: Sequence[Author], *, complete: bool) -> Choice:
    """The readers of a pull request.

    Neither its opener nor an author of its posts is ever a reader; people who are asked or have read already
    count; nobody is asked twice. ``complete`` says that nothing blocks the posts.
    """
    people = _People(snapshot)
    opener = snapshot.pull.opener.lower()
    excluded = {opener} | {author.login.lower() for author in post_authors if author.login}
    roster = Roster(snapshot.pull.ref.number, post_authors, settings, dict(snapshot.teams))
    candidates = [found for found in _candidates(roster) if found.login.lower() not in excluded]

    may_ask = snapshot.pull.state is PullState.OPEN and not snapshot.pull.draft
    now = may_ask and (complete or settings.ask == "at-once")
    waiting = ReaderStatus.ASKED if now else ReaderStatus.LATER

    present = [login for login in people.involved() if login.lower() not in excluded and not _is_bot(login)]
    proposed = {candidate.login.lower() for candidate in candidates}
    readers = [
        Reader(login, _joined(people, login), people.status(login) or waiting)
        for login in present
        if login.lower() not in proposed
    ]
    # A place is taken by whoever is asked or has read, wherever they stand in the order; who can't be asked is
    # named as long as a place before which they stood is theirs to miss. So a later look says the same.
    lacking = max(settings.count - len(present), 0)
    places = settings.count - len(readers)
    passed_over: list[Login] = []
    for candidate in candidates:
        status = people.status(candidate.login)
        if status is None and places > 0 and not people.declined(candidate.login):
            if candidate.login.lower() in people.unaskable:
                readers.append(Reader(candidate.login, candidate.reason, ReaderStatus.UNASKABLE))
            elif lacking > 0:
                readers.append(Reader(candidate.login, candidate.reason, waiting))
                lacking, places = lacking - 1, places - 1
            else:
                passed_over.append(candidate.login)
        elif status is not None:
            readers.append(Reader(candidate.login, candidate.reason, status))
            places -= 1

    confirming = list(_confirming(post_authors, people, opener, waiting)) if settings.confirm_authors else []
    wanted = settings.count if candidates or present else 0
    missing = lacking if wanted else 0
    everybody = (*readers, *confirming)
    fresh = (reader.login for reader in everybody if reader.status is ReaderStatus.ASKED)
    ask = tuple(login for login in fresh if people.status(login) is None)
    return Choice(Readers(everybody, wanted, missing, tuple(passed_over)), ask if now else ())


def _candidates(roster: Roster) -> Iterator[Candidate]:
    """Everybody whom a strategy proposes, once each, the first reason winning."""
    seen: set[str] = set()
    for strategy in all_strategies():
        for candidate in strategy.candidates(roster):
            if candidate.login.lower() not in seen:
                seen.add(candidate.login.lower())
                yield candidate


def _confirming(
    post_authors: Sequence[Author], people: _People, opener: str, waiting: ReaderStatus
) -> Iterator[Reader]:
    """Authors named in a post that somebody else opened: they confirm it, and don't count as its readers."""
    for author in post_authors:
        if author.login is None or author.login.lower() == opener or people.declined(author.login):
            continue
        status = people.status(author.login)
        if status is None:
            status = ReaderStatus.UNASKABLE if author.login.lower() in people.unaskable else waiting
        reason = say("is named as an author ({author}) and confirms the post", author=author.name or author.id)
        yield Reader(author.login, reason, status, confirms=True)


def _joined(people: _People, login: Login) -> Message:
    return say("was asked on GitHub") if login.lower() in people.ever_requested else say("has read it unasked")


def _is_bot(login: str) -> bool:
    return login.endswith("[bot]")
