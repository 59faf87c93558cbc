"""Webhooks: what is sent, how it is signed, what happens when it fails."""

from __future__ import annotations

import hashlib
import hmac
import random

import pytest
from github.Repository import Repository as Client

from forge import Forge, ForgeServer, Pull, Repository
from forge.webhooks import sign
from tests.forge.conftest import Hooks


def test_the_signature_is_githubs() -> None:
    """The example of https://docs.github.com/webhooks/using-webhooks/validating-webhook-deliveries"""
    assert (
        sign("It's a Secret to Everybody", b"Hello, World!")
        == "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17"
    )


def test_every_delivery_is_signed_over_its_bytes(forge: Forge, blog: Repository, hooks: Hooks) -> None:
    blog.commit("main", {"é.md": "é"})
    forge.drain()
    for headers, body in hooks.requests:
        expected = hmac.new(forge.app.webhook_secret.encode(), body, hashlib.sha256).hexdigest()
        assert headers["X-Hub-Signature-256"] == f"sha256={expected}"
        assert headers["User-Agent"].startswith("GitHub-Hookshot/")
        assert headers["Content-Type"] == "application/json"
        assert headers["X-Github-Hook-Id"] == str(forge.app.id)
    assert len({headers["X-Github-Delivery"] for headers, _ in hooks.requests}) == len(hooks.requests) == 2


def test_a_life_of_a_pull_request_is_told(forge: Forge, server: ForgeServer, blog: Repository, hooks: Hooks) -> None:
    blog.commit("draft", {"a.md": "a"}, author="ada")
    pull = blog.open_pull("draft", title="A post", author="ada", draft=True)
    pull.push({"a.md": "b"})
    pull.edit(title="Another", body="Why", base=None)
    pull.ready()
    pull.convert_to_draft()
    pull.ready()
    pull.add_label("ada", "post")
    pull.remove_label("ada", "post")
    pull.request_reviewers("ada", ["grace"], ("editors",))
    pull.remove_requested_reviewers("ada", ["grace"], ("editors",))
    comment = pull.comment("grace", "Hello")
    pull.edit_comment(comment.id, "Hello!")
    pull.delete_comment(comment.id)
    review = pull.review("grace", "CHANGES_REQUESTED", "No")
    pull.edit_review(review.id, "Not yet")
    pull.dismiss_review(review.id, by="ada")
    pull.close()
    pull.reopen()
    pull.rerequest_check()
    pull.merge(by="ada")
    forge.drain()
    assert hooks.events == [
        "push",
        "check_suite.requested",
        "pull_request.opened",
        "push",
        "pull_request.synchronize",
        "check_suite.requested",
        "pull_request.edited",
        "pull_request.ready_for_review",
        "pull_request.converted_to_draft",
        "pull_request.ready_for_review",
        "pull_request.labeled",
        "pull_request.unlabeled",
        "pull_request.review_requested",
        "pull_request.review_requested",
        "pull_request.review_request_removed",
        "pull_request.review_request_removed",
        "issue_comment.created",
        "issue_comment.edited",
        "issue_comment.deleted",
        "pull_request_review.submitted",
        "pull_request_review.edited",
        "pull_request_review.dismissed",
        "pull_request.closed",
        "pull_request.reopened",
        "check_suite.rerequested",
        "push",
        "check_suite.requested",
        "pull_request.closed",
    ]
    (synchronize,) = hooks.payloads("pull_request", "synchronize")
    assert synchronize["after"] == synchronize["pull_request"]["head"]["sha"]
    assert [payload["changes"] for payload in hooks.payloads("pull_request", "edited")] == [
        {"title": {"from": "A post"}, "body": {"from": ""}}
    ]
    assert hooks.payloads("issue_comment", "edited")[0]["changes"] == {"body": {"from": "Hello"}}
    assert hooks.payloads("pull_request", "closed")[-1]["pull_request"]["merged"]


def test_what_the_bot_does_is_told_to_the_bot(forge: Forge, repo: Client, pull: Pull, hooks: Hooks) -> None:
    found = repo.get_pull(1)
    found.create_issue_comment("Hello")
    found.add_to_labels("post")
    found.create_review_request(reviewers=["ada"])
    run = repo.create_check_run("copydesk", pull.head_sha, status="in_progress")
    run.edit(conclusion="success")
    pull.rerequest_check("copydesk", by="bob")
    forge.drain()
    assert hooks.events == [
        "issue_comment.created",
        "pull_request.labeled",
        "pull_request.review_requested",
        "check_run.created",
        "check_run.completed",
        "check_suite.completed",
        "check_run.rerequested",
    ]
    (comment,) = hooks.payloads("issue_comment")
    assert (comment["sender"]["login"], comment["sender"]["type"]) == ("copydesk[bot]", "Bot")
    assert comment["comment"]["performed_via_github_app"]["slug"] == "copydesk"


def test_installing_is_told(forge: Forge, server: ForgeServer, hooks: Hooks) -> None:
    forge.set_webhook(hooks.url, secret="changed")
    one = forge.create_repository("octo/one")
    two = forge.create_repository("octo/two")
    forge.suspend(one)
    forge.unsuspend(one)
    forge.uninstall(one)
    forge.uninstall(two)
    forge.drain()
    assert hooks.events == [
        "ping",
        "installation.created",
        "installation_repositories.added",
        "installation.suspend",
        "installation.unsuspend",
        "installation_repositories.removed",
        "installation.deleted",
    ]


def test_nothing_is_sent_where_the_app_is_not_installed(forge: Forge, pull: Pull, hooks: Hooks) -> None:
    forge.repository("bob/blog").commit("elsewhere", {"a.md": "a"})
    forge.drain()
    assert hooks.events == []


def test_a_refused_delivery_is_recorded_and_not_repeated(forge: Forge, blog: Repository, hooks: Hooks) -> None:
    hooks.status = 500
    blog.commit("main", {"a.md": "a"})
    forge.drain()
    assert [(each.event, each.status_code, each.succeeded) for each in forge.deliveries] == [
        ("push", 500, False),
        ("check_suite", 500, False),
    ]
    assert len(hooks.requests) == 2


def test_a_redelivery_has_the_same_guid_and_the_same_bytes(forge: Forge, blog: Repository, hooks: Hooks) -> None:
    forge.webhooks.lose(2)
    blog.commit("main", {"a.md": "a"})
    forge.drain()
    first = forge.deliveries[0]
    assert (first.status, first.status_code, hooks.requests) == ("failed to connect to host", 0, [])
    again = forge.redeliver(first.guid)
    forge.drain()
    assert (again.guid, again.redelivery, again.succeeded) == (first.guid, True, True)
    assert hooks.requests[0][1] == first.body


def test_nobody_to_redeliver(forge: Forge) -> None:
    with pytest.raises(KeyError):
        forge.redeliver("none")


def test_held_deliveries_come_out_of_order_and_twice(forge: Forge, blog: Repository, hooks: Hooks) -> None:
    forge.webhooks.hold()
    for number in range(5):
        blog.commit("main", {"a.md": str(number)})
    with pytest.raises(TimeoutError):
        forge.drain(timeout=0.05)
    assert hooks.requests == []
    forge.webhooks.release(shuffle=random.Random(1), duplicate=True)
    forge.drain()
    arrived = [headers["X-Github-Delivery"] for headers, _ in hooks.requests]
    sent = [each.guid for each in forge.deliveries]
    assert sorted(arrived) == sorted(sent * 2)
    assert list(dict.fromkeys(arrived)) != sent


def test_any_event_can_be_sent_by_hand(forge: Forge, blog: Repository, hooks: Hooks) -> None:
    forge.deliver("star", "created", {"action": "created"}, blog)
    forge.drain()
    assert hooks.events == ["star.created"]
    assert forge.violations == ["webhook star.created: not in the description"]
    forge.violations.clear()


def test_a_payload_that_strays_is_a_violation(forge: Forge, blog: Repository, hooks: Hooks) -> None:
    forge.deliver("pull_request", "opened", {"action": "opened"}, blog)
    forge.drain()
    assert forge.violations[0] == 'webhook pull_request.opened: (root): "number" is a required property'
    forge.violations.clear()


def test_a_pull_request_goes_on_without_its_fork(forge: Forge, pull: Pull, hooks: Hooks) -> None:
    forge.repository("bob/blog").delete()
    pull.edit(title="An orphan")
    pull.add_label("ada", "post")
    pull.comment("bob", "Sorry")
    pull.review("ada", "COMMENTED", "Never mind.")
    pull.close()
    forge.drain()
    assert [payload["pull_request"]["head"]["repo"] for payload in hooks.payloads("pull_request")] == [None] * 3
