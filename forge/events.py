"""What happens on the forge, told to the app: one function per kind of webhook.

A payload describes the moment of the event, not the moment of its delivery.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from forge.accounts import Account, Team
from forge.app import Installation
from forge.checks import CheckRun, CheckSuite
from forge.clock import iso
from forge.conversation import Comment, Label, Review
from forge.payloads import accounts, apps, checks, commits, issues, pulls, repositories, reviews
from forge.payloads.links import html

if TYPE_CHECKING:
    from forge.hub import Forge
    from forge.pull_state import PullState
    from forge.repository import Repository

NO_COMMIT = "0" * 40


def pull_request(pull: PullState, action: str, sender: Account, **more: Any) -> None:
    """`pull_request`. Accounts, teams and labels in `more` are described as the payload wants them."""
    described = {name: _described(pull, value) for name, value in more.items()}
    full = {"number": pull.number, "pull_request": pulls.full_pull(pull)}
    _send(pull.repository, "pull_request", action, sender, full | described)


def pull_request_review(pull: PullState, review: Review, action: str, sender: Account, **more: Any) -> None:
    """`pull_request_review`. The state is in lower case here, unlike in the REST API."""
    described = reviews.review(pull, review) | {"state": review.state.lower()}
    payload = {"review": described, "pull_request": pulls.simple_pull(pull), **more}
    _send(pull.repository, "pull_request_review", action, sender, payload)


def issue_comment(pull: PullState, comment: Comment, action: str, sender: Account, **more: Any) -> None:
    """`issue_comment`, with the pull request in the shape of an issue."""
    payload = {"issue": issues.issue(pull), "comment": issues.comment(pull, comment), **more}
    _send(pull.repository, "issue_comment", action, sender, payload)


def push(repo: Repository, branch: str, before: str | None, after: str | None, sender: Account, forced: bool) -> None:
    """`push`. At most 2,048 commits are listed; before and after are zeros for a new or deleted branch."""
    shas = repo.git.log(after, without=[before] if before else []) if after else []
    listed = [commits.pushed_commit(repo, sha) for sha in shas[-2048:]] if before else []
    span = f"{(before or NO_COMMIT)[:12]}...{(after or NO_COMMIT)[:12]}"
    payload = {
        "ref": f"refs/heads/{branch}",
        "before": before or NO_COMMIT,
        "after": after or NO_COMMIT,
        "created": before is None,
        "deleted": after is None,
        "forced": forced,
        "base_ref": None,
        "compare": html(repo, f"/compare/{span}"),
        "commits": listed,
        "head_commit": commits.pushed_commit(repo, after) if after else None,
        "pusher": {"name": sender.login, "email": sender.email},
    }
    _send(repo, "push", None, sender, payload)


def check_run(repo: Repository, run: CheckRun, action: str, sender: Account, **more: Any) -> None:
    """`check_run`."""
    payload = {"check_run": checks.webhook_check_run(repo, run), **more}
    _send(repo, "check_run", action, sender, payload)


def check_suite(repo: Repository, suite: CheckSuite, action: str, sender: Account) -> None:
    """`check_suite`."""
    described = checks.check_suite(repo, suite)
    del described["repository"]
    _send(repo, "check_suite", action, sender, {"check_suite": described})


def installation(forge: Forge, place: Installation, action: str, repos: list[Repository]) -> None:
    """`installation`: the app came to an account, or left it."""
    payload = {
        "action": action,
        "installation": apps.installation(forge, place),
        "repositories": [repositories.reference(repo) for repo in repos],
        "requester": None,
        "sender": accounts.user(forge, place.account),
    }
    if action != "created":
        del payload["requester"]
    forge.webhooks.send("installation", action, payload, place.id, None)


def installation_repositories(
    forge: Forge, place: Installation, added: list[Repository], removed: list[Repository]
) -> None:
    """`installation_repositories`: the app was given repositories of an account, or lost some."""
    action = "added" if added else "removed"
    payload = {
        "action": action,
        "installation": apps.installation(forge, place),
        "repository_selection": "selected",
        "repositories_added": [repositories.reference(repo) for repo in added],
        "repositories_removed": [repositories.reference(repo) for repo in removed],
        "requester": None,
        "sender": accounts.user(forge, place.account),
    }
    forge.webhooks.send("installation_repositories", action, payload, place.id, None)


def ping(forge: Forge) -> None:
    """`ping`, sent when the webhook is set up."""
    hook = forge.app.id
    payload = {
        "zen": "Design for failure.",
        "hook_id": hook,
        "hook": {
            "type": "App",
            "id": hook,
            "name": "web",
            "active": True,
            "events": list(forge.app.events),
            "config": {
                "content_type": "json",
                "insecure_ssl": "0",
                "secret": "********",
                "url": forge.app.webhook_url,
            },
            "updated_at": iso(forge.app.created_at),
            "created_at": iso(forge.app.created_at),
            "app_id": forge.app.id,
            "deliveries_url": f"{forge.api_url}/app/hook/deliveries",
        },
    }
    forge.webhooks.send("ping", None, payload, None, None)


def _send(repo: Repository, event: str, action: str | None, sender: Account, payload: dict[str, Any]) -> None:
    place = repo.forge.installation_of(repo)
    if place is None or event not in repo.forge.app.events:
        return
    named = {"action": action} if action else {}
    complete = named | payload | repositories.webhook_context(repo) | {"sender": accounts.user(repo.forge, sender)}
    if event == "push":
        # The push webhook is older than the others and counts these two in seconds.
        complete["repository"] |= {
            "created_at": int(repo.created_at.timestamp()),
            "pushed_at": int(repo.pushed_at.timestamp()),
        }
    repo.forge.webhooks.send(event, action, complete, place.id, repo.id)


def _described(pull: PullState, value: Any) -> Any:
    if isinstance(value, Account):
        return accounts.user(pull.forge, value)
    if isinstance(value, Team):
        return accounts.team(pull.forge, value)
    if isinstance(value, Label):
        return issues.label(pull.repository, value)
    return value
