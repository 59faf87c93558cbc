"""What GitHub already knows of everybody on one pull request."""

from __future__ import annotations

from collections.abc import Iterator

from bot.model.plan import ReaderStatus
from bot.model.site import Login
from bot.model.snapshot import ReviewState, Snapshot

_STATUS = {
    ReviewState.APPROVED: ReaderStatus.APPROVED,
    ReviewState.CHANGES_REQUESTED: ReaderStatus.CHANGES_REQUESTED,
    ReviewState.COMMENTED: ReaderStatus.COMMENTED,
    ReviewState.DISMISSED: ReaderStatus.COMMENTED,
}


class Involved:
    """Who is asked, was asked, or has read, whatever the case of their names."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._requested = {login.lower(): login for login in sorted(snapshot.requested)}
        self._ever_requested = {login.lower() for login in snapshot.ever_requested}
        self._requested_at = {login.lower(): at for login, at in snapshot.requested_at}
        self._redrawn_at = snapshot.choices.redrawn_at
        self._reviews: dict[str, tuple[Login, ReaderStatus]] = {}
        for review in sorted(snapshot.reviews, key=lambda review: review.submitted_at):
            key = review.login.lower()
            # A comment after a verdict does not take the verdict back.
            if review.state is not ReviewState.COMMENTED or key not in self._reviews:
                self._reviews[key] = (review.login, _STATUS[review.state])

    def status(self, login: str) -> ReaderStatus | None:
        """Where somebody stands, None for somebody who was neither asked nor has read."""
        key = login.lower()
        if key in self._requested:
            return ReaderStatus.ASKED
        return self._reviews[key][1] if key in self._reviews else None

    def everybody(self) -> Iterator[Login]:
        """Everybody who is asked now or has read, in alphabetical order."""
        logins = {key: login for key, (login, _) in self._reviews.items()} | self._requested
        return (logins[key] for key in sorted(logins))

    def was_asked(self, login: str) -> bool:
        """Whether somebody's reading was requested at any time."""
        return login.lower() in self._ever_requested

    def was_let_off(self, login: str) -> bool:
        """Whether somebody was asked once and is so no more, without having read: not to be asked again."""
        return self.was_asked(login) and self.status(login) is None

    def is_stale(self, login: str) -> bool:
        """Whether somebody was asked before the readers were last drawn anew, and has not read: their place is free."""
        asked = self._requested_at.get(login.lower())
        if self._redrawn_at is None or asked is None or self.status(login) is not ReaderStatus.ASKED:
            return False
        return asked < self._redrawn_at
