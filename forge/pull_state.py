"""What a pull request is: its state, and the views of it."""

from __future__ import annotations

from datetime import datetime
from threading import RLock
from typing import TYPE_CHECKING, Any

from forge import events
from forge.accounts import Account, Kind, Team
from forge.checks import CheckRun, CheckSuite
from forge.conversation import Comment, Event, Label, Reaction, Review, ReviewComment
from forge.diffs import line_after
from forge.git import FileChange

if TYPE_CHECKING:
    from forge.hub import Forge
    from forge.repository import Repository


class PullState:
    """The state of one pull request. What can be done with it is added by `Pull`.

    As on GitHub, `base_sha` is where the base branch stood when the pull request was opened or last pushed to, not
    where it stands now.

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
        # Nobody is asked within one repository, nor can an organization's fork allow it.
        self.maintainer_can_modify = head_repository is not repository and head_repository.owner.kind is Kind.USER
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

    def line_now(self, comment: ReviewComment) -> int | None:
        """Where the line of a comment stands at the head, None once the comment is outdated."""
        if comment.side == "LEFT" or comment.line is None or comment.commit_id == self.head_sha:
            return comment.line
        changes = self.repository.git.diff(comment.commit_id, self.head_sha)
        change = next((each for each in changes if comment.path in (each.path, each.previous_path)), None)
        if change is None or (change.patch is None and change.status == "renamed"):
            return comment.line
        return line_after(change.patch, comment.line) if change.patch else None

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
        base = self.repository.branch_sha(self.base_ref) or self.base_sha
        return self.repository.git.can_merge(base, self.head_sha)

    def _suites(self) -> list[CheckSuite]:
        return [suite for suite in self.repository.suites if suite.head_sha == self.head_sha]

    # Helpers

    def actor(self, by: str | None) -> Account:
        """The account that acts."""
        return self.forge.account(by) if by else self.author

    def touch(self) -> None:
        """Note that something changed."""
        self.updated_at = self.forge.clock()

    def record(self, event: str, actor: Account, commit_id: str | None = None, **detail: Any) -> None:
        """Enter an event into the timeline."""
        now = self.forge.clock()
        self.events.append(Event(self.forge.next_id(), event, actor, now, commit_id, detail))

    def happen(self, event: str, action: str, by: str | None) -> None:
        """Enter an event into the timeline and send the webhook of that action."""
        actor = self.actor(by)
        self.record(event, actor)
        self.touch()
        events.pull_request(self, action, actor)
