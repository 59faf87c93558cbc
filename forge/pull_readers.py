"""Readers of a pull request: who is asked, and what they say."""

from __future__ import annotations

from collections.abc import Sequence

from forge import events
from forge.accounts import Account, Team
from forge.conversation import Review, ReviewComment, ReviewState
from forge.errors import Refusal, unprocessable
from forge.locking import locked
from forge.pull_state import PullState
from forge.pull_talk import check_body


class Readers(PullState):
    """Requesting reviews, and giving them."""

    @locked
    def review(
        self,
        login: str,
        state: ReviewState = "APPROVED",
        body: str = "",
        commit_id: str | None = None,
        comments: list[ReviewComment] | None = None,
    ) -> Review:
        """Give a verdict: APPROVED, CHANGES_REQUESTED or COMMENTED. The request for it is then fulfilled."""
        user = self.forge.account(login)
        if user is self.author and state != "COMMENTED":
            verdict = "approve" if state == "APPROVED" else "request changes on"
            raise unprocessable(f"Can not {verdict} your own pull request", message="Unprocessable Entity")
        check_body("PullRequestReview", body)
        now = self.forge.clock()
        review = Review(self.forge.next_id(), user, body, state, commit_id or self.head_sha, now)
        for comment in comments or []:
            comment.review_id = review.id
            review.comments.append(comment)
        self.reviews.append(review)
        if user in self.requested_accounts:
            self.requested_accounts.remove(user)
        self.touch()
        events.pull_request_review(self, review, "submitted", user)
        return review

    @locked
    def edit_review(self, review_id: int, body: str) -> None:
        """Change the words of a review; its verdict stays."""
        check_body("PullRequestReview", body)
        review = next(each for each in self.reviews if each.id == review_id)
        before, review.body = review.body, body
        self.touch()
        events.pull_request_review(self, review, "edited", review.user, changes={"body": {"from": before}})

    @locked
    def dismiss_review(self, review_id: int, by: str | None = None, message: str = "") -> None:
        """Take the weight off a verdict."""
        review = next(each for each in self.reviews if each.id == review_id)
        actor = self.actor(by)
        was, review.state = review.state, "DISMISSED"
        dismissed = {"state": was.lower(), "review_id": review.id, "dismissal_message": message or None}
        self.record("review_dismissed", actor, dismissed_review=dismissed)
        events.pull_request_review(self, review, "dismissed", actor)

    @locked
    def request_reviewers(self, by: str | None = None, logins: Sequence[str] = (), teams: Sequence[str] = ()) -> None:
        """Ask people and teams to read. One who cannot be asked fails the whole request with 422, as on GitHub."""
        accounts, found = self._reviewers(logins), self._teams(teams)
        actor = self.actor(by)
        for account in accounts:
            if account not in self.requested_accounts:
                self.requested_accounts.append(account)
                self.record("review_requested", actor, review_requester=actor, requested_reviewer=account)
                events.pull_request(self, "review_requested", actor, requested_reviewer=account)
        for team in found:
            if team not in self.requested_teams:
                self.requested_teams.append(team)
                self.record("review_requested", actor, review_requester=actor, requested_team=team)
                events.pull_request(self, "review_requested", actor, requested_team=team)

    @locked
    def remove_requested_reviewers(
        self, by: str | None = None, logins: Sequence[str] = (), teams: Sequence[str] = ()
    ) -> None:
        """Withdraw requests. Somebody who was not asked fails the whole request with 422."""
        accounts, found = self._reviewers(logins), self._teams(teams)
        actor = self.actor(by)
        for account in accounts:
            if account in self.requested_accounts:
                self.requested_accounts.remove(account)
                self.record("review_request_removed", actor, review_requester=actor, requested_reviewer=account)
                events.pull_request(self, "review_request_removed", actor, requested_reviewer=account)
        for team in found:
            if team in self.requested_teams:
                self.requested_teams.remove(team)
                self.record("review_request_removed", actor, review_requester=actor, requested_team=team)
                events.pull_request(self, "review_request_removed", actor, requested_team=team)

    def _reviewers(self, logins: Sequence[str]) -> list[Account]:
        accounts = []
        for login in logins:
            account = self.forge.find_account(login)
            if account is self.author:
                raise Refusal(422, "Review cannot be requested from pull request author.")
            if account is None or not self.repository.is_collaborator(account):
                raise self._not_a_collaborator()
            accounts.append(account)
        return accounts

    def _teams(self, slugs: Sequence[str]) -> list[Team]:
        known = {team.slug: team for team in self.forge.teams_of(self.repository.owner)}
        if any(slug not in known for slug in slugs):
            raise self._not_a_collaborator()
        return [known[slug] for slug in slugs]

    def _not_a_collaborator(self) -> Refusal:
        who = "Reviews may only be requested from collaborators."
        name = self.repository.full_name
        return Refusal(422, f"{who} One or more of the users or teams is not a collaborator of {name}.")
