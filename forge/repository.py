"""A repository: its branches, its people, its labels, its checks and its pull requests."""

from __future__ import annotations

from datetime import datetime
from threading import RLock
from typing import TYPE_CHECKING

from forge import events
from forge.accounts import Account, Kind, Permission
from forge.checks import CheckRun, CheckSuite, Status
from forge.conversation import Comment, Label
from forge.errors import invalid, unprocessable
from forge.git import Files, GitStore, NotInRepository
from forge.locking import locked
from forge.merging import Method
from forge.protection import Protection
from forge.pull import Pull

if TYPE_CHECKING:
    from forge.hub import Forge

NEW_LABEL_COLOR = "ededed"
"""The grey that a label gets when it is created by being put on a pull request."""


class Repository:
    """One repository of the forge, or a fork of one. Create it with `Forge.create_repository` or `fork`."""

    def __init__(
        self, forge: Forge, owner: Account, name: str, git: GitStore, private: bool, parent: Repository | None
    ) -> None:
        self.forge = forge
        self.id = forge.next_id()
        self.owner = owner
        self.name = name
        self.git = git
        self.private = private
        self.parent = parent
        self.default_branch: str = parent.default_branch if parent else "main"
        self.created_at: datetime = forge.clock()
        self.pushed_at: datetime = self.created_at
        self.collaborators: dict[Account, Permission] = {}
        self.labels: list[Label] = []
        self.pulls: dict[int, Pull] = {}
        self.suites: list[CheckSuite] = []
        self.statuses: list[Status] = []
        self.merge_methods: set[Method] = {"merge", "squash", "rebase"}
        self.protections: dict[str, Protection] = {}
        self.deleted = False
        self._next_number = 0

    @property
    def lock(self) -> RLock:
        return self.forge.lock

    @property
    def full_name(self) -> str:
        return f"{self.owner.login}/{self.name}"

    @property
    def prefix(self) -> str:
        """Where the branches of this repository live in the store of its network."""
        return "refs/heads/" if self.parent is None else f"refs/forks/{self.id}/heads/"

    @property
    def network(self) -> list[Repository]:
        """All repositories that share the git store, this one included."""
        return [each for each in self.forge.repositories.values() if each.git is self.git]

    # People

    @locked
    def add_collaborator(self, login: str, permission: str = "write") -> None:
        """Give a person a role: admin, maintain, write, triage or read."""
        self.collaborators[self.forge.account(login)] = Permission(permission)

    @locked
    def remove_collaborator(self, login: str) -> None:
        """Take the role away again."""
        self.collaborators.pop(self.forge.account(login), None)

    def permission_of(self, account: Account) -> Permission:
        """The strongest role that the person holds: as owner, as collaborator, through a team, or as the public."""
        roles = [Permission.NONE if self.private else Permission.READ, self.role_of(account)]
        return max(roles, key=lambda role: role.rank)

    def role_of(self, account: Account) -> Permission:
        """The role given to the person by name or through a team, none for the public."""
        roles = [Permission.NONE, self.collaborators.get(account, Permission.NONE)]
        if account is self.owner and account.kind is Kind.USER:
            roles.append(Permission.ADMIN)
        roles += [team.permission for team in self.forge.teams_of(self.owner) if account in team.members]
        return max(roles, key=lambda role: role.rank)

    def is_collaborator(self, account: Account) -> bool:
        """Whether a review may be asked of the person here."""
        return self.role_of(account).rank >= Permission.READ.rank

    def association_of(self, account: Account) -> str:
        """The person's `author_association` with this repository."""
        if account is self.owner:
            return "OWNER"
        if any(account in team.members for team in self.forge.teams_of(self.owner)):
            return "MEMBER"
        if account in self.collaborators:
            return "COLLABORATOR"
        if any(pull.merged_at and pull.author is account for pull in self.pulls.values()):
            return "CONTRIBUTOR"
        return "NONE"

    # Branches and commits

    @property
    def branches(self) -> dict[str, str]:
        """Branch names with the sha that each points at."""
        return self.git.branches(self.prefix)

    def branch_sha(self, branch: str) -> str | None:
        """The commit at the tip of a branch, None when there is no such branch."""
        return self.git.ref(self.prefix + branch)

    def resolve(self, ref: str) -> str:
        """The commit that a branch, `refs/heads/branch`, `HEAD` or sha names. Raises NotInRepository."""
        branch = ref.removeprefix("refs/").removeprefix("heads/")
        sha = self.branch_sha(self.default_branch if ref == "HEAD" else branch) or self.branch_sha(ref)
        if sha:
            return sha
        pull_head = self.git.ref(f"refs/{ref.removeprefix('refs/')}") if "pull/" in ref else None
        if pull_head:
            return pull_head
        if len(ref) >= 7 and self.git.is_commit(ref):
            return str(self.git.commit(ref).id)
        raise NotInRepository(ref)

    def read(self, path: str, ref: str | None = None) -> bytes:
        """The bytes of a file at a branch or commit, by default at the tip of the default branch."""
        commit = self.resolve(ref or self.default_branch)
        return self.git.blob(self.git.entry(commit, path).sha)

    @locked
    def commit(self, branch: str, files: Files, message: str = "Update", author: str | None = None) -> str:
        """Commit files to a branch and answer the sha. Content None deletes; a rename deletes and adds.

        A branch that does not exist yet starts at the default branch. Sends `push`, and `synchronize` to the
        pull requests whose head it is.
        """
        actor = self.forge.account(author) if author else self.maintainer()
        parent = self.branch_sha(branch) or self.branch_sha(self.default_branch)
        sha = self.git.write_commit(parent, files, message, actor, self.forge.clock())
        self.move(branch, sha, actor)
        return sha

    @locked
    def force_push(self, branch: str, sha: str, by: str | None = None) -> None:
        """Point a branch at any commit of the network."""
        self.move(branch, self.resolve(sha), self.forge.account(by) if by else self.maintainer(), forced=True)

    @locked
    def protect(self, branch: str, protection: Protection) -> None:
        """Ask something of pull requests into a branch before they are merged."""
        self.protections[branch] = protection

    @locked
    def delete_branch(self, branch: str, by: str | None = None) -> None:
        """Remove a branch. Open pull requests from it are closed, as on GitHub."""
        actor = self.forge.account(by) if by else self.maintainer()
        before = self.branch_sha(branch)
        if before is None:
            raise NotInRepository(branch)
        self.git.set_ref(self.prefix + branch, None)
        events.push(self, branch, before, None, actor, forced=False)
        for pull in self._pulls_from(branch):
            pull.close(by=actor.login)

    def move(self, branch: str, sha: str, actor: Account, forced: bool = False) -> None:
        """Point a branch at a commit and tell everybody concerned."""
        before = self.branch_sha(branch)
        if before == sha:
            return
        self.git.set_ref(self.prefix + branch, sha)
        self.pushed_at = self.forge.clock()
        suite = self.suite(sha, branch, before)
        events.push(self, branch, before, sha, actor, forced)
        for pull in self._pulls_from(branch):
            pull.synchronize(before or sha, sha, actor, forced)
        if suite is not None:
            events.check_suite(self, suite, "requested", actor)

    def _pulls_from(self, branch: str) -> list[Pull]:
        return [
            pull
            for repository in self.network
            for pull in repository.pulls.values()
            if pull.state == "open" and pull.head_repository is self and pull.head_ref == branch
        ]

    def maintainer(self) -> Account:
        """Who acts when nobody is named: the owner, or else the first who may write."""
        if self.owner.kind is Kind.USER:
            return self.owner
        writers = [who for who, role in self.collaborators.items() if role.rank >= Permission.WRITE.rank]
        return writers[0] if writers else self.forge.account(f"{self.owner.login}-maintainer")

    @locked
    def fork(self, owner: str, name: str | None = None) -> Repository:
        """A fork under another account, with the branches as they are now."""
        account = self.forge.account(owner)
        copy = Repository(self.forge, account, name or self.name, self.git, self.private, self)
        self.forge.add_repository(copy)
        for branch, sha in self.branches.items():
            self.git.set_ref(copy.prefix + branch, sha)
        return copy

    @locked
    def delete(self) -> None:
        """Remove the repository. The head of a pull request from it then has no repository any more."""
        self.deleted = True
        self.forge.repositories.pop(self.full_name.lower(), None)

    # Pull requests

    def take_number(self) -> int:
        """The next number in the common sequence of issues and pull requests."""
        self._next_number += 1
        return self._next_number

    @locked
    def open_pull(
        self,
        head: str,
        base: str = "main",
        title: str = "Update",
        author: str | None = None,
        draft: bool = False,
        body: str | None = "",
    ) -> Pull:
        """Open a pull request from `branch`, or `owner:branch` for a fork. Sends `opened`.

        The author is by default the owner of the head repository.
        """
        owner, _, branch = head.rpartition(":")
        source = next((each for each in self.network if each.owner.login.lower() == owner.lower()), self)
        sha = source.branch_sha(branch)
        if sha is None or self.branch_sha(base) is None:
            raise unprocessable(invalid("PullRequest", "head" if sha is None else "base"))
        actor = self.forge.account(author) if author else source.maintainer()
        if self.git.merge_base(sha, str(self.branch_sha(base))) == sha:
            raise unprocessable({"message": f"There is nothing to compare: {base} already holds {head}."})
        pull = Pull(self, source, branch, base, title, actor, draft, body)
        self.pulls[pull.number] = pull
        events.pull_request(pull, "opened", actor)
        return pull

    def pull(self, number: int) -> Pull:
        """The pull request of that number. Raises KeyError."""
        return self.pulls[number]

    def find_comment(self, comment_id: int) -> tuple[Pull, Comment] | None:
        """The conversation comment of that id, with its pull request."""
        for pull in self.pulls.values():
            for comment in pull.comments:
                if comment.id == comment_id:
                    return pull, comment
        return None

    # Labels

    def find_label(self, name: str) -> Label | None:
        """The label of that name, whatever its case."""
        return next((label for label in self.labels if label.name.lower() == name.lower()), None)

    @locked
    def create_label(self, name: str, color: str = NEW_LABEL_COLOR, description: str | None = None) -> Label:
        """A new label. Raises Refusal 422 `already_exists` when the name is taken."""
        if self.find_label(name):
            raise unprocessable(invalid("Label", "name", "already_exists"))
        label = Label(self.forge.next_id(), name, color, description)
        self.labels.append(label)
        return label

    # Checks

    def suite(self, sha: str, branch: str | None = None, before: str | None = None) -> CheckSuite | None:
        """The app's check suite of a commit; GitHub creates one on every push where the app is installed."""
        if self.forge.installation_of(self) is None:
            return None
        found = next((each for each in self.suites if each.head_sha == sha), None)
        if found is None:
            now = self.forge.clock()
            found = CheckSuite(self.forge.next_id(), sha, branch, before, now, now)
            self.suites.append(found)
        return found

    def check_runs(self, sha: str) -> list[CheckRun]:
        """All check runs of a commit, oldest first."""
        return [run for suite in self.suites if suite.head_sha == sha for run in suite.runs]

    def find_check_run(self, run_id: int) -> CheckRun | None:
        """The check run of that id."""
        return next((run for suite in self.suites for run in suite.runs if run.id == run_id), None)

    def pulls_with_head(self, sha: str) -> list[Pull]:
        """Open pull requests whose head is that commit, from a branch of this very repository."""
        return [
            pull
            for pull in self.pulls.values()
            if pull.state == "open" and pull.head_sha == sha and pull.head_repository is self
        ]
