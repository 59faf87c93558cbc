"""Asking people to read, and asking them no more."""

from __future__ import annotations

from github import GithubException
from github.PullRequest import PullRequest
from github.Repository import Repository

from bot.github.conversation import requested, reviews
from bot.model.site import Login


def request(repository: Repository, number: int, logins: tuple[Login, ...]) -> frozenset[Login]:
    """Asks those who were not asked yet and have not read, and returns those whom GitHub refuses.

    One whom it refuses makes it refuse all, without a word on who that is; then each is asked alone.
    """
    pull = repository.get_pull(number)
    if pull.state != "open":
        return frozenset()
    known = {login.lower() for login in requested(pull)} | {review.login.lower() for review in reviews(pull)}
    new = [login for login in logins if login.lower() not in known]
    if not new or _accepts(pull, new):
        return frozenset()
    if len(new) == 1:
        return frozenset(new)
    return frozenset(login for login in new if not _accepts(pull, [login]))


def withdraw(repository: Repository, number: int, logins: tuple[Login, ...]) -> None:
    """Takes the requests back that are still there."""
    pull = repository.get_pull(number)
    unwanted = {login.lower() for login in logins}
    there = [str(login) for login in requested(pull) if login.lower() in unwanted]
    if there and pull.state == "open":
        pull.delete_review_request(reviewers=sorted(there))


def _accepts(pull: PullRequest, logins: list[Login]) -> bool:
    try:
        pull.create_review_request(reviewers=[str(login) for login in logins])
    except GithubException as error:
        if error.status == 422:
            return False
        raise
    return True
