"""A pull request, driven as people drive it. Every action sends the webhooks that GitHub would send."""

from __future__ import annotations

from typing import Any

from forge import events, merging
from forge.accounts import Account
from forge.errors import invalid, unprocessable
from forge.git import Files
from forge.locking import locked
from forge.merging import Method
from forge.pull_talk import Talk
from forge.pull_threads import Threads


class Pull(Talk, Threads):
    """One pull request. Open it with `Repository.open_pull`.

    `by` is always a login. It defaults to the author of the pull request.
    """

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
        self.base_sha = self.repository.branch_sha(self.base_ref) or self.base_sha
        self.repository.git.set_ref(f"refs/pull/{self.number}/head", after)
        if forced:
            self.record("head_ref_force_pushed", actor, commit_id=after)
        self.touch()
        events.pull_request(self, "synchronize", actor, before=before, after=after)

    # The state

    @locked
    def ready(self, by: str | None = None) -> None:
        """Mark a draft as ready for review."""
        if self.draft:
            self.draft = False
            self.happen("ready_for_review", "ready_for_review", by)

    @locked
    def convert_to_draft(self, by: str | None = None) -> None:
        """Turn the pull request back into a draft."""
        if not self.draft:
            self.draft = True
            self.happen("convert_to_draft", "converted_to_draft", by)

    @locked
    def close(self, by: str | None = None) -> None:
        """Close without merging."""
        if self.state == "open":
            self.state, self.closed_at = "closed", self.forge.clock()
            self.happen("closed", "closed", by)

    @locked
    def reopen(self, by: str | None = None) -> None:
        """Open a closed pull request again."""
        if self.state == "closed" and not self.merged_at:
            self.state, self.closed_at = "open", None
            self.happen("reopened", "reopened", by)

    @locked
    def merge(self, by: str | None = None, method: Method = "merge", head: str | None = None) -> str:
        """Merge and answer the sha of the last commit that the base gets.

        Raises Refusal 405 when the branches conflict or the repository does not let them be merged like that, and 409
        when the head is no longer the commit that is given.
        """
        actor = self.actor(by)
        sha = merging.write(self, actor, method, head)
        self.state, self.merge_commit_sha, self.merged_by = "closed", sha, actor
        self.merged_at = self.closed_at = self.forge.clock()
        self.record("merged", actor, commit_id=sha)
        self.repository.move(self.base_ref, sha, actor)
        self.happen("closed", "closed", by)
        return sha

    @locked
    def edit(
        self, title: str | None = None, body: str | None = None, base: str | None = None, by: str | None = None
    ) -> None:
        """Change title, body or base branch. Sends `edited` with what it was before."""
        actor, changes = self.actor(by), {}
        if title is not None and title != self.title:
            changes["title"] = {"from": self.title}
            self.record("renamed", actor, rename={"from": self.title, "to": title})
            self.title = title
        if body is not None and body != self.body:
            changes["body"] = {"from": self.body or ""}
            self.body = body
        if base is not None and base != self.base_ref:
            changes["base"] = self._change_base(base, actor)
        if changes:
            self.touch()
            events.pull_request(self, "edited", actor, changes=changes)

    def _change_base(self, base: str, actor: Account) -> dict[str, Any]:
        sha = self.repository.branch_sha(base)
        if sha is None:
            raise unprocessable(invalid("PullRequest", "base"))
        before = {"ref": {"from": self.base_ref}, "sha": {"from": self.base_sha}}
        self.base_ref, self.base_sha = base, sha
        self.record("base_ref_changed", actor)
        return before

    # Checks

    @locked
    def rerequest_check(self, name: str | None = None, by: str | None = None) -> None:
        """Press "re-run": on the check of that name, or on all checks of the head when no name is given."""
        actor = self.actor(by)
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
