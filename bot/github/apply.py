"""The writes. Each looks first, so that one whose answer was lost is not made twice."""

from __future__ import annotations

from urllib.parse import quote

from github import GithubException
from github.Repository import Repository

from bot.github import checks, comments, commits, merging, notes, reviewers, suggestions, threads
from bot.github.client import Client
from bot.model.event import PullRequestRef
from bot.model.plan import Label
from bot.model.site import Login
from bot.model.write import (
    AddLabel,
    AddReaction,
    ClosePull,
    CreateCheck,
    CreateComment,
    CreateLabel,
    CreateReview,
    DeleteComment,
    MergePull,
    PostNote,
    PushCommit,
    RemoveLabel,
    RequestReviewers,
    ResolveThread,
    UpdateCheck,
    UpdateComment,
    WithdrawRequests,
    Write,
)


def apply(client: Client, ref: PullRequestRef, write: Write) -> frozenset[Login]:
    """Makes one write and returns the people whom GitHub refused to ask: nobody, but for RequestReviewers.

    Raises PushRefused where GitHub does not let us push a commit, RetryLater where its branch has moved, and
    MergeRefused for MergePull alone.
    """
    repository = client.repository(ref.repository)
    match write:
        case AddReaction(reaction):
            comments.react(repository, reaction)
        case CreateLabel(label):
            _create_label(repository, label)
        case AddLabel(name):
            repository.get_issue(ref.number).add_to_labels(name)
        case RemoveLabel(name):
            _remove_label(repository, ref.number, name)
        case RequestReviewers(logins):
            return reviewers.request(repository, ref.number, logins)
        case WithdrawRequests(logins):
            reviewers.withdraw(repository, ref.number, logins)
        case CreateComment(body) | UpdateComment(_, body):
            comments.put(client, repository, ref.number, body)
        case DeleteComment(comment_id):
            comments.delete(client, repository, ref.number, comment_id)
        case CreateCheck(check) | UpdateCheck(_, check):
            checks.put(client, repository, check)
        case PushCommit(commit):
            commits.push(client, commit)
        case MergePull():
            merging.merge(repository, ref.number, write)
        case CreateReview(wanted):
            suggestions.put(client, repository, ref.number, wanted)
        case PostNote(body):
            notes.post(client, repository, ref.number, body)
        case ClosePull(head):
            notes.close(repository, ref.number, head)
        case ResolveThread(thread_id):
            threads.resolve(client, thread_id)
    return frozenset()


def _create_label(repository: Repository, label: Label) -> None:
    try:
        repository.create_label(label.name, label.color, label.description)
    except GithubException as error:
        if not (error.status == 422 and "already_exists" in str(error.data)):
            raise


def _remove_label(repository: Repository, number: int, name: str) -> None:
    """PyGithub's own method leaves a slash in the name as it is, which makes another address of it."""
    address = f"{repository.get_issue(number).url}/labels/{quote(name, safe='')}"
    try:
        repository.requester.requestJsonAndCheck("DELETE", address)
    except GithubException as error:
        if error.status != 404:
            raise
