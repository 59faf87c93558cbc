"""One commit on the branch of a pull request, made in the git database.

https://docs.github.com/en/rest/guides/using-the-rest-api-to-interact-with-your-git-database
"""

from __future__ import annotations

import base64
from collections.abc import Iterator

from github import GithubException, InputGitTreeElement
from github.GitRef import GitRef
from github.GitTree import GitTree
from github.GitTreeElement import GitTreeElement
from github.Repository import Repository

from bot.github.client import Client
from bot.github.errors import outcome
from bot.model.errors import RetryLater
from bot.model.plan import Commit, FileChange
from bot.model.snapshot import OwnCommit, Sha

MOVED_SECONDS = 1.0
"""Pause before the next look at a branch that has moved."""

SIGNER = "web-flow"
"""GitHub's own account, the committer of what it signs. https://github.com/web-flow."""

_REGULAR = ("100644", "100755")
"""Modes of files: https://git-scm.com/docs/git-fast-import#_filemodify"""


class PushRefused(Exception):
    """GitHub does not let us push to this branch, or what stands there is no file of its own."""


def push(client: Client, commit: Commit) -> None:
    """Puts the commit on its branch, which is never forced.

    Nothing is done where it is there already. GitHub names the app as its author, and signs it. Raises PushRefused, and
    RetryLater where the branch has moved from the parent: what stands there was not read.
    """
    try:
        _push(client.repository(commit.repository), commit)
    except GithubException as error:
        if error.status not in (403, 404, 409, 422) or outcome(error):
            raise
        raise PushRefused(f"{commit.repository}:{commit.branch}: {error.status} {error.message}") from error


def own_commit(client: Client, repository: Repository, sha: str) -> OwnCommit | None:
    """A commit of Copydesk's own user on top of one other, None for any other commit.

    GitHub signs what an app commits through its API in its own name, as the committer. Whoever else signs a commit can
    name any author in it: it is the committer whom a signature vouches for.
    https://docs.github.com/en/authentication/managing-commit-signature-verification/about-commit-signature-verification
    """
    commit = repository.get_commit(sha)
    if commit.author is None or commit.author.id != client.bot_id or len(commit.parents) != 1:
        return None
    signature = commit.commit.verification
    committer = commit.committer
    is_githubs = committer is not None and (committer.id == client.bot_id or committer.login == SIGNER)
    verified = signature is not None and signature.verified and is_githubs
    return OwnCommit(Sha(commit.parents[0].sha), commit.commit.committer.date, commit.commit.message, verified)


def _push(repository: Repository, commit: Commit) -> None:
    ref = repository.get_git_ref(f"heads/{commit.branch}")
    parent = repository.get_git_commit(commit.parent)
    tip = parent if ref.object.sha == parent.sha else repository.get_git_commit(ref.object.sha)
    if tip is not parent and [each.sha for each in tip.parents] != [parent.sha]:
        raise _moved(commit)
    before = _Files(repository, parent.tree)
    entries = [entry for change in commit.files for entry in _entries(repository, before, change)]
    tree = repository.create_git_tree(entries, base_tree=parent.tree)
    if tip is parent:
        _move(repository, ref, commit, repository.create_git_commit(commit.message, tree, [parent]).sha)
    elif tip.tree.sha != tree.sha:
        raise _moved(commit)


def _move(repository: Repository, ref: GitRef, commit: Commit, made: str) -> None:
    try:
        ref.edit(made, force=False)
    except GithubException as error:
        # The same answer stands for a branch that has just moved and for one that is protected.
        if error.status == 422 and repository.get_git_ref(f"heads/{commit.branch}").object.sha != commit.parent:
            raise _moved(commit) from error
        raise


def _entries(repository: Repository, before: _Files, change: FileChange) -> Iterator[InputGitTreeElement]:
    """What is to change in the tree for one file."""
    old_path = change.previous_path or change.path
    old = before.at(old_path)
    if old is None or old.mode not in _REGULAR or (old_path != change.path and before.at(change.path)):
        raise PushRefused(f"{old_path} can't become {change.path}")
    blob = old.sha
    if change.text is not None:
        blob = repository.create_git_blob(base64.b64encode(change.text.encode()).decode(), "base64").sha
    yield InputGitTreeElement(change.path, old.mode, "blob", sha=blob)
    if old_path != change.path:
        yield InputGitTreeElement(old_path, old.mode, "blob", sha=None)


class _Files:
    """The files of a tree, listed folder by folder as they are asked for: so no listing is ever cut short."""

    def __init__(self, repository: Repository, root: GitTree) -> None:
        self._repository = repository
        self._folders: dict[str, dict[str, GitTreeElement]] = {}
        self._root = root.sha

    def at(self, path: str) -> GitTreeElement | None:
        """What stands at a path, None where nothing does."""
        folder, _, name = path.rpartition("/")
        if folder not in self._folders:
            self._folders[folder] = self._listed(folder)
        return self._folders[folder].get(name)

    def _listed(self, folder: str) -> dict[str, GitTreeElement]:
        found = self.at(folder) if folder else None
        if folder and (found is None or found.type != "tree"):
            return {}
        listed = self._repository.get_git_tree(found.sha if found else self._root)
        return {element.path: element for element in listed.tree}


def _moved(commit: Commit) -> RetryLater:
    return RetryLater(MOVED_SECONDS, f"{commit.repository}:{commit.branch} has moved from {commit.parent}")
