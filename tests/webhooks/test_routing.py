"""Which part of GitHub a delivery says to look at again."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.event import BranchRef, CommitRef, InstallationRef, PullRequestRef
from webhooks.routing import _RULES, concerns, route, sender

BASE: dict[str, Any] = {"installation": {"id": 7}, "repository": {"full_name": "Site/Posts"}}
PULL = {**BASE, "pull_request": {"number": 12}}
COMMENT = {**BASE, "issue": {"number": 12, "pull_request": {"url": "https://api.github.com/…"}}}
TWELVE = PullRequestRef(7, "Site/Posts", 12)


@pytest.mark.parametrize(
    "action",
    [
        "opened",
        "synchronize",
        "reopened",
        "ready_for_review",
        "converted_to_draft",
        "edited",
        "labeled",
        "unlabeled",
        "review_requested",
        "review_request_removed",
        "closed",
    ],
)
def test_what_happens_to_a_pull_request_leads_to_it(action: str) -> None:
    assert route("pull_request", {**PULL, "action": action}) == TWELVE


@pytest.mark.parametrize("action", ["assigned", "locked", "milestoned", "auto_merge_enabled", "", None, 3])
def test_what_does_not_matter_leads_nowhere(action: object) -> None:
    assert route("pull_request", {**PULL, "action": action}) is None


@pytest.mark.parametrize("action", ["submitted", "edited", "dismissed"])
def test_a_review_leads_to_its_pull_request(action: str) -> None:
    assert route("pull_request_review", {**PULL, "action": action}) == TWELVE


@pytest.mark.parametrize("action", ["created", "edited", "deleted"])
def test_a_comment_leads_to_its_pull_request(action: str) -> None:
    assert route("issue_comment", {**COMMENT, "action": action}) == TWELVE


def test_a_comment_on_an_issue_leads_nowhere() -> None:
    assert route("issue_comment", {**BASE, "action": "created", "issue": {"number": 12}}) is None


def test_a_push_leads_to_its_branch() -> None:
    pushed = {**BASE, "ref": "refs/heads/drafts/été", "deleted": False}
    assert route("push", pushed) == BranchRef(7, "Site/Posts", "drafts/été")


@pytest.mark.parametrize("push", [{"ref": "refs/tags/v1"}, {"ref": "refs/heads/gone", "deleted": True}, {"ref": 3}, {}])
def test_tags_and_deletions_lead_nowhere(push: dict[str, Any]) -> None:
    assert route("push", {**BASE, **push}) is None


@pytest.mark.parametrize("action", ["created", "new_permissions_accepted", "unsuspend"])
def test_an_installation_leads_to_all_it_reaches(action: str) -> None:
    payload = {"action": action, "installation": {"id": 7}, "repositories": [{"full_name": "Site/Posts"}]}
    assert route("installation", payload) == InstallationRef(7, ())


def test_added_repositories_are_looked_at() -> None:
    payload = {
        "action": "added",
        "installation": {"id": 7},
        "repositories_added": [{"full_name": "Site/Posts"}, {"full_name": None}, "Site/Other"],
    }
    assert route("installation_repositories", payload) == InstallationRef(7, ("Site/Posts",))


@pytest.mark.parametrize("event", ["check_run", "check_suite"])
def test_a_check_asked_for_again_leads_to_its_pull_request(event: str) -> None:
    check = {"head_sha": "a" * 40, "pull_requests": [{"number": 12}]}
    assert route(event, {**BASE, "action": "rerequested", event: check}) == TWELVE


@pytest.mark.parametrize("pulls", [[], [{"number": 12}, {"number": 13}], None])
def test_a_check_of_no_or_several_pull_requests_leads_to_its_commit(pulls: object) -> None:
    check = {"head_sha": "a" * 40, "pull_requests": pulls}
    payload = {**BASE, "action": "rerequested", "check_run": check}
    assert route("check_run", payload) == CommitRef(7, "Site/Posts", "a" * 40)


@pytest.mark.parametrize("event", ["star", "ping", "", "PULL_REQUEST"])
def test_other_events_lead_nowhere(event: str) -> None:
    assert route(event, {**PULL, "action": "opened"}) is None


def test_an_event_without_an_installation_leads_nowhere() -> None:
    assert route("pull_request", {**PULL, "action": "opened", "installation": None}) is None


def test_what_the_app_does_itself_leads_nowhere_unless_it_is_a_commit_or_a_merge() -> None:
    own = {**PULL, "sender": {"login": "copydesk[bot]"}, "action": "labeled"}
    pushed = {**BASE, "sender": {"login": "copydesk[bot]"}, "ref": "refs/heads/draft"}
    assert concerns("pull_request", own, "copydesk[bot]") is None
    for action in ("synchronize", "closed"):
        assert concerns("pull_request", own | {"action": action}, "copydesk[bot]") == TWELVE
    assert concerns("push", pushed, "copydesk[bot]") == BranchRef(7, "Site/Posts", "draft")
    assert concerns("pull_request", own, "another[bot]") == TWELVE


def test_the_sender_is_known_by_login() -> None:
    assert sender({"sender": {"login": "copydesk[bot]"}}) == "copydesk[bot]"
    assert sender({"sender": "copydesk[bot]"}) is None


FIELDS = (
    "action installation id repository full_name pull_request number issue ref deleted check_run check_suite "
    "head_sha pull_requests repositories_added sender login"
)
NAMES = st.sampled_from(FIELDS.split())
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5)
JSON = st.recursive(
    SCALARS | st.sampled_from(["opened", "created", "added", "rerequested", "refs/heads/a"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=6),
    max_leaves=20,
)


@settings(max_examples=100)
@given(st.sampled_from(sorted(_RULES)), st.dictionaries(NAMES, JSON))
def test_any_payload_has_an_answer(event: str, payload: dict[str, Any]) -> None:
    target = route(event, payload)
    assert target is None or target.installation > 0
