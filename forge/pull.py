"""A pull request, driven as people drive it. Every action sends the webhooks that GitHub would send."""

from __future__ import annotations

from datetime import datetime
from threading import RLock
from typing import TYPE_CHECKING, Any

from forge import events
from forge.accounts import Account, Team
from forge.checks import CheckRun, CheckSuite
from forge.conversation import Comment, Event, Label, Reaction, Review, ReviewComment, ReviewState
from forge.errors import Refusal, invalid, not_found, unprocessable
from forge.git import FileChange, Files
from forge.locking import locked

if TYPE_CHECKING:
    from forge.hub import Forge
    from forge.repository import Repository

BODY_LIMIT = 65_536
"""Characters of a comment. GitHub refuses more with 422."""


class Pull:
    """One pull request. Open it with `Repository.open_pull`.

    `by` is always a login. It defaults to the author of the pull request.
    """

    def __init__(
        self,
        repository: Repository,
        head_repository: Repository,
        head_ref: str,
        base_ref: str,
        title: str,
        author: Account,
        draft: bool,
        body: str | None,
    ) -> None:
        self.repository = repository
        self._head_repository = head_repository
        self.head_owner = head_repository.owner
        self.head_ref = head_ref
        self.base_ref = base_ref
        self.base_sha = str(repository.branch_sha(base_ref))
        self.title = title
        self.author = author
        self.draft = draft
        self.body = body
        self.id = self.forge.next_id()
        self.issue_id = self.forge.next_id()
        self.number = repository.take_number()
        self.state = "open"
        self.created_at: datetime = self.forge.clock()
        self.updated_at: datetime = self.created_at
        self.closed_at: datetime | None = None
        self.merged_at: datetime | None = None
        self.merged_by: Account | None = None
        self.merge_commit_sha: str | None = None
        self.comments: list[Comment] = []
        self.reviews: list[Review] = []
        self.label_objects: list[Label] = []
        self.requested_accounts: list[Account] = []
        self.requested_teams: list[Team] = []
        self.events: list[Event] = []
        self.reactions: list[Reaction] = []
        self.head_sha = str(head_repository.branch_sha(head_ref))
        repository.git.set_ref(f"refs/pull/{self.number}/head", self.head_sha)

    # Views

    @property
    def forge(self) -> Forge:
        return self.repository.forge

    @property
    def lock(self) -> RLock:
        return self.forge.lock

    @property
    def html_url(self) -> str:
        """Where a browser sees the pull request."""
        return f"{self.forge.url}/{self.repository.full_name}/pull/{self.number}"

    @property
    def head_repository(self) -> Repository | None:
        """The repository of the head branch, None once it is deleted."""
        return None if self._head_repository.deleted else self._head_repository

    @property
    def labels(self) -> list[str]:
        """Names of the labels, in the order in which they were added."""
        return [label.name for label in self.label_objects]

    @property
    def requested_reviewers(self) -> list[str]:
        """Logins of the people whose review is awaited."""
        return [account.login for account in self.requested_accounts]

    @property
    def check_runs(self) -> list[CheckRun]:
        """The newest check run of each name at the head, newest first."""
        return [run for suite in self._suites() for run in suite.latest_runs]

    @property
    def review_comments(self) -> list[ReviewComment]:
        """All comments on lines, oldest first."""
        return [comment for review in self.reviews for comment in review.comments]

    @property
    def commits(self) -> list[str]:
        """Shas that the head has and the base lacks, oldest first."""
        return self.repository.git.log(self.head_sha, without=[self.base_sha])

    @property
    def files(self) -> list[FileChange]:
        """What the pull request changes, against the merge base as GitHub shows it."""
        git = self.repository.git
        return git.diff(git.merge_base(self.base_sha, self.head_sha), self.head_sha)

    @property
    def timeline(self) -> list[Event | Comment | Review]:
        """Comments, reviews and events, in the order in which they happened."""
        entries: list[Event | Comment | Review] = [*self.events, *self.comments, *self.reviews]
        return sorted(entries, key=lambda entry: entry.id)

    @property
    def mergeable(self) -> bool | None:
        """Whether head and base merge without conflict, None once the pull request is closed."""
        if self.state == "closed":
            return None
        return self.repository.git.can_merge(self.base_sha, self.head_sha)

    def _suites(self) -> list[CheckSuite]:
        return [suite for suite in self.repository.suites if suite.head_sha == self.head_sha]

    # The branch

    @locked
    def push(self, files: Files, message: str = "Update", author: str | None = None) -> str:
        """Commit to the head branch and answer the sha."""
        return self._head_repository.commit(self.head_ref, files, message, author or self.author.login)

    def read(self, path: str) -> bytes:
        """The bytes of a file at the head."""
        return self.repository.read(path, self.head_sha)

    def synchronize(self, before: str, after: str, actor: Account, forced: bool) -> None:
        """The head branch moved. Called by the repository."""
        self.head_sha = after
        self.repository.git.set_ref(f"refs/pull/{self.number}/head", after)
        if forced:
            self._record("head_ref_force_pushed", actor, commit_id=after)
        self._touch()
        events.pull_request(self, "synchronize", actor, before=before, after=after)

    # The state

    @locked
    def ready(self, by: str | None = None) -> None:
        """Mark a draft as ready for review."""
        if self.draft:
            self.draft = False
            self._happen("ready_for_review", "ready_for_review", by)

    @locked
    def convert_to_draft(self, by: str | None = None) -> None:
        """Turn the pull request back into a draft."""
        if not self.draft:
            self.draft = True
            self._happen("convert_to_draft", "converted_to_draft", by)

    @locked
    def close(self, by: str | None = None) -> None:
        """Close without merging."""
        if self.state == "open":
            self.state, self.closed_at = "closed", self.forge.clock()
            self._happen("closed", "closed", by)

    @locked
    def reopen(self, by: str | None = None) -> None:
        """Open a closed pull request again."""
        if self.state == "closed" and not self.merged_at:
            self.state, self.closed_at = "open", None
            self._happen("reopened", "reopened", by)

    @locked
    def merge(self, by: str | None = None) -> str:
        """Merge with a merge commit and answer its sha. Raises Refusal 405 when the branches conflict."""
        actor = self._actor(by)
        if self.state == "closed" or self.draft:
            raise Refusal(405, "Pull Request is not mergeable")
        message = f"Merge pull request #{self.number} from {self.head_owner.login}/{self.head_ref}\n\n{self.title}"
        base = str(self.repository.branch_sha(self.base_ref))
        sha = self.repository.git.write_merge(base, self.head_sha, message, actor, self.forge.clock())
        if sha is None:
            raise Refusal(405, "Pull Request is not mergeable")
        self.state, self.merge_commit_sha, self.merged_by = "closed", sha, actor
        self.merged_at = self.closed_at = self.forge.clock()
        self._record("merged", actor, commit_id=sha)
        self.repository.move(self.base_ref, sha, actor)
        self._happen("closed", "closed", by)
        return sha

    @locked
    def edit(
        self, title: str | None = None, body: str | None = None, base: str | None = None, by: str | None = None
    ) -> None:
        """Change title, body or base branch. Sends `edited` with what it was before."""
        actor, changes = self._actor(by), {}
        if title is not None and title != self.title:
            changes["title"] = {"from": self.title}
            self._record("renamed", actor, rename={"from": self.title, "to": title})
            self.title = title
        if body is not None and body != self.body:
            changes["body"] = {"from": self.body or ""}
            self.body = body
        if base is not None and base != self.base_ref:
            changes["base"] = self._change_base(base, actor)
        if changes:
            self._touch()
            events.pull_request(self, "edited", actor, changes=changes)

    def _change_base(self, base: str, actor: Account) -> dict[str, Any]:
        sha = self.repository.branch_sha(base)
        if sha is None:
            raise unprocessable(invalid("PullRequest", "base"))
        before = {"ref": {"from": self.base_ref}, "sha": {"from": self.base_sha}}
        self.base_ref, self.base_sha = base, sha
        self._record("base_ref_changed", actor)
        return before

    # The conversation

    @locked
    def comment(self, login: str, body: str) -> Comment:
        """Say something in the conversation."""
        check_body("IssueComment", body)
        now = self.forge.clock()
        user = self.forge.account(login)
        comment = Comment(self.forge.next_id(), user, body, now, now, via_app=user is self.forge.app.bot)
        self.comments.append(comment)
        self._touch()
        events.issue_comment(self, comment, "created", user)
        return comment

    @locked
    def edit_comment(self, comment_id: int, body: str, login: str | None = None) -> Comment:
        """Change what a comment says, as `login` or as its author."""
        check_body("IssueComment", body)
        comment = self.find_comment(comment_id)
        before, comment.body = comment.body, body
        comment.updated_at = self.forge.clock()
        actor = self.forge.account(login) if login else comment.user
        self._touch()
        events.issue_comment(self, comment, "edited", actor, changes={"body": {"from": before}})
        return comment

    @locked
    def delete_comment(self, comment_id: int, login: str | None = None) -> None:
        """Remove a comment, as `login` or as its author."""
        comment = self.find_comment(comment_id)
        self.comments.remove(comment)
        events.issue_comment(self, comment, "deleted", self.forge.account(login) if login else comment.user)

    def find_comment(self, comment_id: int) -> Comment:
        """The conversation comment of that id. Raises Refusal 404."""
        found = next((comment for comment in self.comments if comment.id == comment_id), None)
        if found is None:
            raise not_found()
        return found

    # Reviews

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
        self._touch()
        events.pull_request_review(self, review, "submitted", user)
        return review

    @locked
    def dismiss_review(self, review_id: int, by: str | None = None, message: str = "") -> None:
        """Take the weight off a verdict."""
        review = next(each for each in self.reviews if each.id == review_id)
        actor = self._actor(by)
        was, review.state = review.state, "DISMISSED"
        dismissed = {"state": was.lower(), "review_id": review.id, "dismissal_message": message or None}
        self._record("review_dismissed", actor, dismissed_review=dismissed)
        events.pull_request_review(self, review, "dismissed", actor)

    @locked
    def request_reviewers(
        self, by: str | None = None, logins: tuple[str, ...] | list[str] = (), teams: tuple[str, ...] = ()
    ) -> None:
        """Ask people and teams to read. One who cannot be asked fails the whole request with 422, as on GitHub."""
        accounts, found = self._reviewers(logins), self._teams(teams)
        actor = self._actor(by)
        for account in accounts:
            if account not in self.requested_accounts:
                self.requested_accounts.append(account)
                self._record("review_requested", actor, review_requester=actor, requested_reviewer=account)
                events.pull_request(self, "review_requested", actor, requested_reviewer=account)
        for team in found:
            if team not in self.requested_teams:
                self.requested_teams.append(team)
                self._record("review_requested", actor, review_requester=actor, requested_team=team)
                events.pull_request(self, "review_requested", actor, requested_team=team)

    @locked
    def remove_requested_reviewers(
        self, by: str | None = None, logins: tuple[str, ...] | list[str] = (), teams: tuple[str, ...] = ()
    ) -> None:
        """Withdraw requests. Somebody who was not asked fails the whole request with 422."""
        accounts, found = self._reviewers(logins), self._teams(teams)
        actor = self._actor(by)
        for account in accounts:
            if account in self.requested_accounts:
                self.requested_accounts.remove(account)
                self._record("review_request_removed", actor, review_requester=actor, requested_reviewer=account)
                events.pull_request(self, "review_request_removed", actor, requested_reviewer=account)
        for team in found:
            if team in self.requested_teams:
                self.requested_teams.remove(team)
                self._record("review_request_removed", actor, review_requester=actor, requested_team=team)
                events.pull_request(self, "review_request_removed", actor, requested_team=team)

    def _reviewers(self, logins: tuple[str, ...] | list[str]) -> list[Account]:
        accounts = []
        for login in logins:
            account = self.forge.find_account(login)
            if account is self.author:
                raise Refusal(422, "Review cannot be requested from pull request author.")
            if account is None or not self.repository.is_collaborator(account):
                raise self._not_a_collaborator()
            accounts.append(account)
        return accounts

    def _teams(self, slugs: tuple[str, ...]) -> list[Team]:
        known = {team.slug: team for team in self.forge.teams_of(self.repository.owner)}
        if any(slug not in known for slug in slugs):
            raise self._not_a_collaborator()
        return [known[slug] for slug in slugs]

    def _not_a_collaborator(self) -> Refusal:
        who = "Reviews may only be requested from collaborators."
        name = self.repository.full_name
        return Refusal(422, f"{who} One or more of the users or teams is not a collaborator of {name}.")

    # Labels

    @locked
    def add_label(self, by: str | None, *names: str) -> None:
        """Put labels on. A label that the repository lacks is created, as GitHub does."""
        actor = self._actor(by)
        for name in names:
            label = self.repository.find_label(name) or self.repository.create_label(name)
            if label not in self.label_objects:
                self.label_objects.append(label)
                self._record("labeled", actor, label=label)
                self._touch()
                events.pull_request(self, "labeled", actor, label=label)

    @locked
    def remove_label(self, by: str | None, *names: str) -> None:
        """Take labels off. Raises Refusal 404 for one that is not on the pull request."""
        actor = self._actor(by)
        for name in names:
            label = next((each for each in self.label_objects if each.name.lower() == name.lower()), None)
            if label is None:
                raise Refusal(404, "Label does not exist")
            self.label_objects.remove(label)
            self._record("unlabeled", actor, label=label)
            self._touch()
            events.pull_request(self, "unlabeled", actor, label=label)

    # Checks

    @locked
    def rerequest_check(self, name: str | None = None, by: str | None = None) -> None:
        """Press "re-run": on the check of that name, or on all checks of the head when no name is given."""
        actor = self._actor(by)
        if name is None:
            suite = self.repository.suite(self.head_sha, self.head_ref)
            if suite is None:
                raise LookupError("The app is not installed here.")
            events.check_suite(self.repository, suite, "rerequested", actor)
            return
        run = next((each for each in self.check_runs if each.name == name), None)
        if run is None:
            raise LookupError(f"No check run {name!r} at the head.")
        events.check_run(self.repository, run, "rerequested", actor)

    # Helpers

    def _actor(self, by: str | None) -> Account:
        return self.forge.account(by) if by else self.author

    def _touch(self) -> None:
        self.updated_at = self.forge.clock()

    def _record(self, event: str, actor: Account, commit_id: str | None = None, **detail: Any) -> None:
        now = self.forge.clock()
        self.events.append(Event(self.forge.next_id(), event, actor, now, commit_id, detail))

    def _happen(self, event: str, action: str, by: str | None) -> None:
        actor = self._actor(by)
        self._record(event, actor)
        self._touch()
        events.pull_request(self, action, actor)


def check_body(resource: str, body: str) -> None:
    """Refuse a body that is too long. Raises Refusal 422."""
    if len(body) > BODY_LIMIT:
        message = f"body is too long (maximum is {BODY_LIMIT} characters)"
        raise unprocessable(invalid(resource, "body", "unprocessable", message=message))
