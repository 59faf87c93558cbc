"""Merging a pull request, and what there is to know before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Any
from urllib.parse import quote

from github import GithubException
from github.IssueComment import IssueComment
from github.Repository import Repository

from bot.github.client import Client
from bot.github.errors import outcome
from bot.model.event import PullRequestRef
from bot.model.publication import Gate, MergeMethod, Neighbour
from bot.model.snapshot import PullRequest, Sha
from bot.model.write import MergePull
from bot.text.marker import extract

PASSING = frozenset({"success", "neutral", "skipped"})
"""https://docs.github.com/en/pull-requests/collaborating-with-pull-requests/collaborating-on-repositories-with-code-quality-features/about-status-checks"""

SAID_REACH = timedelta(days=90)
SAID_COMMENTS = 200
"""Comments of the repository among which those of other pull requests are looked for."""

_FIELDS = {
    MergeMethod.MERGE: "allow_merge_commit",
    MergeMethod.SQUASH: "allow_squash_merge",
    MergeMethod.REBASE: "allow_rebase_merge",
}


class MergeRefused(Exception):
    """GitHub does not let the pull request be merged; ``words`` are its own."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words


def merge(repository: Repository, number: int, write: MergePull) -> None:
    """Merges, unless that is done already or the head is another by now. Raises MergeRefused.

    https://docs.github.com/en/rest/pulls/pulls#merge-a-pull-request
    """
    pull = repository.get_pull(number).complete()
    if pull.state != "open" or pull.draft or pull.head.sha != write.head:
        return
    try:
        pull.merge(merge_method=write.method.value, sha=write.head)
    except GithubException as error:
        if error.status == 409:  # the head has moved, which sends an event of its own
            return
        if error.status in (403, 404, 405, 422) and outcome(error) is None:
            raise MergeRefused(_words(error)) from error
        raise


def _words(error: GithubException) -> str:
    message = error.data.get("message") if isinstance(error.data, dict) else None
    return str(message or error.status)


def gate(repository: Repository, pull: PullRequest) -> Gate:
    """What GitHub says of merging a pull request now. Raises RetryLater.

    The required checks of branch protection and of rulesets can be read by an app, the approvals that the former
    wants can't without the permission for administration: these GitHub counts itself, in its state of the merge.
    """
    found = repository.get_pull(pull.ref.number).complete()
    results, is_whole = _results(repository, pull.head)
    required = dict.fromkeys((*_protected(repository, pull.base_branch), *_ruled(repository, pull.base_branch)))
    outcomes = {name: results.get(name) for name in required}
    return Gate(
        mergeable=found.mergeable,
        state=found.mergeable_state or "",
        failed=tuple(name for name, result in outcomes.items() if result not in (*PASSING, "pending", None)),
        pending=tuple(
            name for name, result in outcomes.items() if result == "pending" or (result is None and is_whole)
        ),
        methods=_methods(repository),
    )


def _results(repository: Repository, head: Sha) -> tuple[dict[str, str], bool]:
    """What the newest check run or status of each name has come to, and whether that is all there is.

    An app that was installed before it asked for the permission to read statuses sees none of them.
    """
    commit = repository.get_commit(head)
    found, is_whole = dict[str, str](), True
    try:
        found = {status.context: status.state for status in commit.get_combined_status().statuses}
    except GithubException as error:
        if error.status != 403 or outcome(error) is not None:
            raise
        is_whole = False
    runs = sorted(commit.get_check_runs(filter="latest"), key=lambda run: run.id)
    return found | {run.name: run.conclusion or "pending" for run in runs}, is_whole


def _protected(repository: Repository, branch: str) -> Iterator[str]:
    """What branch protection requires. https://docs.github.com/en/rest/branches/branches#get-a-branch."""
    protection: dict[str, Any] = repository.get_branch(branch).raw_data.get("protection") or {}
    checks = protection.get("required_status_checks") or {}
    if checks.get("enforcement_level") != "off":
        yield from checks.get("contexts") or ()


def _ruled(repository: Repository, branch: str) -> Iterator[str]:
    """What rulesets require. https://docs.github.com/en/rest/repos/rules#get-rules-for-a-branch.

    Private repositories on some plans have none, which is answered as a refusal, nor have older servers of one's own.
    """
    address = f"{repository.url}/rules/branches/{quote(branch, safe='')}"
    try:
        _, rules = repository.requester.requestJsonAndCheck("GET", address, {"per_page": 100})
    except GithubException as error:
        if error.status not in (403, 404) or outcome(error) is not None:
            raise
        return
    for rule in rules:
        if rule["type"] == "required_status_checks":
            yield from (check["context"] for check in rule["parameters"]["required_status_checks"])


def _methods(repository: Repository) -> frozenset[MergeMethod] | None:
    """Those that the repository allows, None where GitHub does not say: it tells those who may write to contents."""
    _, settings = repository.requester.requestJsonAndCheck("GET", repository.url)
    if any(field not in settings for field in _FIELDS.values()):
        return None
    return frozenset(method for method, field in _FIELDS.items() if settings[field])


def neighbours(client: Client, ref: PullRequestRef, base: str, now: datetime) -> tuple[Neighbour, ...]:
    """Other open pull requests into the same branch that go out on a day to come, as their comments remember it."""
    repository = client.repository(ref.repository)
    titles = {pull.number: pull.title for pull in repository.get_pulls(state="open", base=base)}
    latest = repository.get_issues_comments(sort="updated", direction="desc", since=now - SAID_REACH)
    days = {_number(said): day for said in islice(latest, SAID_COMMENTS) if (day := _day(client, said))}
    return tuple(
        Neighbour(number, titles[number], day)
        for number, day in sorted(days.items())
        if number in titles and number != ref.number
    )


def _day(client: Client, said: IssueComment) -> date | None:
    is_ours = said.user is not None and said.user.id == client.bot_id
    state = extract(said.body)[1] if is_ours else None
    try:
        return date.fromisoformat(state["due"]) if state and "due" in state else None
    except (TypeError, ValueError):  # somebody has edited it
        return None


def _number(said: IssueComment) -> int:
    return int(said.issue_url.rpartition("/")[2])
