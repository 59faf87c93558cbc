"""The one pull request that proposes a configuration to a site on which Copydesk was just installed."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import datetime

from github import GithubException, InputGitTreeElement
from github.Repository import Repository

from bot import check, schema_file
from bot.config import PATHS, Config
from bot.conventions import examples, learn, newest
from bot.first_configuration import LATEST, first_configuration
from bot.github.client import Client, Tree
from bot.github.errors import outcome
from bot.github.surroundings import Surroundings
from bot.github.trees import source, tree
from bot.model.event import PullRequestRef
from bot.model.post import Change
from bot.model.site import Login
from bot.model.snapshot import ChangedPost, PullRequest, PullState, Sha, Snapshot
from bot.render import onboarding
from bot.text.post import read_changed

BRANCH = "copydesk/configure"
"""Where the proposal stands. A pull request that ever came from there is the answer, whatever became of it."""

log = logging.getLogger(__name__)


def propose(client: Client, repository: Repository, now: datetime) -> int | None:
    """Proposes a configuration, if the repository is a site that has none and was never asked; returns the number.

    ``now`` is in UTC. What was done before a crash is found and gone on from; what people have done on the branch
    stays. Where GitHub doesn't let us, the log says so, and nothing more is tried. Raises Gone and RetryLater.
    """
    try:
        return _propose(client, repository, now)
    except GithubException as error:
        if error.status not in (403, 404, 409, 422) or outcome(error):
            raise
        log.warning(
            "no configuration is proposed to %s, as GitHub refuses it (%s). The app needs write access to contents "
            "and pull requests for that.",
            repository.full_name,
            error.status,
        )
        return None


def _propose(client: Client, repository: Repository, now: datetime) -> int | None:
    if repository.archived or repository.fork or _was_asked(repository):
        return None
    tip = _tip(repository)
    base = tree(client, repository, tip) if tip else {}
    if any(path in base for path in PATHS):
        return None
    proposal = _proposal(client, repository, base, now)
    if proposal is None or tip is None:
        return None
    title, written, body = proposal
    _branch(repository, tip)
    _files(client, repository, title, {PATHS[0]: written, schema_file.path_beside(PATHS[0]): schema_file.text()})
    return _pull(repository, title, body)


def _was_asked(repository: Repository) -> bool:
    pulls = repository.get_pulls(state="all", head=f"{repository.owner.login}:{BRANCH}")
    return next(iter(pulls), None) is not None


def _tip(repository: Repository) -> Sha | None:
    """The last commit of the default branch, None in an empty repository."""
    try:
        return Sha(repository.get_git_ref(f"heads/{repository.default_branch}").object.sha)
    except GithubException as error:
        if error.status in (404, 409):
            return None
        raise


def _proposal(client: Client, repository: Repository, base: Tree, now: datetime) -> tuple[str, str, str] | None:
    """The title, the file and the body; None where there is no post to learn from."""
    files = frozenset(base)
    config = Config.read(None)
    around = Surroundings.of(client, repository, base, files, config)
    latest = newest(files, around.site, around.settings, limit=LATEST)
    if not latest:
        return None
    read = (source(client, repository, path, base[path]) for path in latest)
    changed = tuple(ChangedPost(file, Change.MODIFIED) for file in read if not file.truncated)
    posts = tuple(map(read_changed, changed))
    precedents = around.precedents_at(examples(files, around.site, around.settings))
    snapshot = Snapshot(
        now=now,
        pull=_nobodys(repository),
        configuration=None,
        files=files,
        posts=changed,
        site_sources=around.site_sources,
        author_sources=around.authors(posts, config),
        precedents=precedents,
    )
    written, report, language = first_configuration(
        posts,
        check.facts(snapshot, config),
        config,
        learn(precedents, files, around.settings),
    )
    body = onboarding.body(PATHS[0], schema_file.path_beside(PATHS[0]), len(precedents), report, language)
    return onboarding.title(language), written, body


def _nobodys(repository: Repository) -> PullRequest:
    """The pull request that is yet to be opened, as far as anything is known of it."""
    return PullRequest(
        ref=PullRequestRef(0, repository.full_name, 0),
        title="",
        opener=Login(""),
        state=PullState.OPEN,
        draft=False,
        head=Sha(""),
        base=Sha(""),
        base_branch=repository.default_branch,
        repository_url=repository.html_url,
        head_repository_url=repository.html_url,
    )


def _branch(repository: Repository, tip: str) -> None:
    try:
        repository.create_git_ref(f"refs/heads/{BRANCH}", tip)
    except GithubException as error:
        if not (error.status == 422 and "already exists" in str(error.data)):
            raise


def _files(client: Client, repository: Repository, message: str, written: Mapping[str, str]) -> None:
    """One commit on the branch, unless the configuration stands there; what stands there is as somebody wants it."""
    ref = repository.get_git_ref(f"heads/{BRANCH}")
    there = tree(client, repository, ref.object.sha)
    if PATHS[0] in there:
        return
    parent = repository.get_git_commit(ref.object.sha)
    missing = {path: repository.create_git_blob(text, "utf-8") for path, text in written.items() if path not in there}
    entries = [InputGitTreeElement(path, "100644", "blob", sha=blob.sha) for path, blob in missing.items()]
    made = repository.create_git_tree(entries, base_tree=parent.tree)
    ref.edit(repository.create_git_commit(message, made, [parent]).sha, force=False)


def _pull(repository: Repository, title: str, body: str) -> int:
    return repository.create_pull(base=repository.default_branch, head=BRANCH, title=title, body=body).number
