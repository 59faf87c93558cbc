"""What the door answers."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from inline_snapshot import snapshot

from bot.model.event import Event, PullRequestRef
from tests.webhooks.conftest import OLD_SECRET, SECRET, Door
from tests.webhooks.test_routing import JSON, NAMES
from webhooks.app import LARGEST_BODY
from webhooks.routing import _RULES

OPENED: dict[str, Any] = {
    "action": "opened",
    "installation": {"id": 7},
    "repository": {"full_name": "site/posts"},
    "pull_request": {"number": 12},
    "sender": {"login": "ada"},
}
GUID = "72d3162e-cc78-11e3-81ab-4c9367dc0958"


def test_a_delivery_is_stored_and_accepted(door: Door) -> None:
    answer = door.deliver("pull_request", OPENED)
    assert (answer.status_code, answer.text) == (202, "Accepted.\n")
    assert door.inbox.accepted == [Event(GUID, "pull_request.opened", PullRequestRef(7, "site/posts", 12))]


def test_the_previous_secret_is_still_valid(door: Door) -> None:
    assert door.deliver("pull_request", OPENED, secret=OLD_SECRET).status_code == 202


@pytest.mark.parametrize("signature", ["", "sha256=00", "sha1=4c9367dc0958", "sha256=" + "0" * 64])
def test_a_wrong_signature_is_refused_before_the_body_is_parsed(door: Door, signature: str) -> None:
    answer = door.deliver("pull_request", None, body=b"{", X_Hub_Signature_256=signature)
    assert (answer.status_code, answer.text) == snapshot(
        (401, "The signature is missing or wrong. Compare the webhook's secret with COPYDESK_WEBHOOK_SECRET.\n")
    )
    assert door.inbox.accepted == []


def test_a_huge_body_is_refused_without_being_read(door: Door) -> None:
    class Unreadable(BytesIO):
        def read(self, _size: int | None = -1, /) -> bytes:
            raise AssertionError("the body was read")

    answer = door.client.post(
        "/webhooks",
        input_stream=Unreadable(),
        environ_overrides={"CONTENT_LENGTH": str(LARGEST_BODY + 1)},
    )
    assert (answer.status_code, answer.text) == snapshot((413, "A delivery has 25 MB at most. Send less at once.\n"))


def test_a_huge_body_of_unknown_length_is_read_no_further_than_it_may_be(door: Door) -> None:
    body = BytesIO(b" " * (LARGEST_BODY + 100_000))
    # As gunicorn gives a body that is sent in chunks.
    answer = door.client.post("/webhooks", input_stream=body, environ_overrides={"wsgi.input_terminated": True})
    assert answer.status_code == 413
    assert body.tell() <= LARGEST_BODY + 1


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b"null", b'"text"', b"\xff\xfe", b"[" * 100_000, b'{"a": ' + b"9" * 5000 + b"}"]
)
def test_broken_json_is_refused(door: Door, body: bytes) -> None:
    answer = door.deliver("pull_request", None, body=body)
    assert (answer.status_code, answer.text) == (400, "The body is not a JSON object.\n")


def test_a_form_is_refused_with_the_remedy(door: Door) -> None:
    answer = door.deliver(
        "pull_request", None, body=b"payload=%7B%7D", Content_Type="application/x-www-form-urlencoded"
    )
    assert (answer.status_code, answer.text) == snapshot(
        (415, "Set the webhook's content type to application/json in the app's settings on GitHub.\n")
    )


@pytest.mark.parametrize("headers", [{"X_GitHub_Delivery": ""}, {"X_GitHub_Delivery": "a/b"}, {"X_GitHub_Event": ""}])
def test_a_delivery_without_its_headers_is_refused(door: Door, headers: dict[str, str]) -> None:
    answer = door.deliver("pull_request", OPENED, secret=SECRET, body=None, **headers)
    assert (answer.status_code, answer.text) == snapshot(
        (400, "The headers X-GitHub-Event and X-GitHub-Delivery are needed.\n")
    )


def test_a_ping_is_answered(door: Door) -> None:
    answer = door.deliver("ping", {"zen": "Keep it logically awesome.", "hook_id": 1})
    assert (answer.status_code, answer.text) == (200, "Copydesk hears you.\n")


@pytest.mark.parametrize("event", ["star", "workflow_run"])
def test_other_events_are_ignored(door: Door, event: str) -> None:
    assert door.deliver(event, OPENED).status_code == 204
    assert door.inbox.accepted == []


def test_what_the_app_did_itself_is_ignored(door: Door) -> None:
    assert door.deliver("pull_request", {**OPENED, "sender": {"login": "copydesk[bot]"}}).status_code == 204
    assert door.inbox.accepted == []


def test_a_store_that_is_down_is_an_error_for_github(door: Door) -> None:
    door.inbox.down = True
    answer = door.deliver("pull_request", OPENED)
    assert (answer.status_code, answer.text) == snapshot(
        (500, "The store is unavailable. Copydesk asks for this delivery again once it is back.\n")
    )


def test_the_log_names_the_delivery_and_no_secret(door: Door, caplog: pytest.LogCaptureFixture) -> None:
    door.deliver("pull_request", OPENED)
    door.deliver("pull_request", OPENED, secret="wrong")
    door.inbox.down = True
    door.deliver("pull_request", OPENED)
    accepted = caplog.records[0]
    assert (vars(accepted)["delivery"], vars(accepted)["target"]) == (GUID, "site/posts#12")
    shown = " ".join(str(vars(record)) for record in caplog.records)
    assert SECRET not in shown
    assert OLD_SECRET not in shown


def test_health_and_readiness_differ(door: Door) -> None:
    door.running = False
    assert door.client.get("/healthz").status_code == 200
    assert door.client.get("/readyz").status_code == 503
    door.running = True
    assert door.client.get("/readyz").status_code == 200


def test_a_page_that_does_not_exist_is_answered_in_plain_text(door: Door) -> None:
    answer = door.client.get("/webhooks")
    assert (answer.status_code, answer.mimetype) == (405, "text/plain")


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from([*sorted(_RULES), "ping", "star"]), st.dictionaries(NAMES, JSON))
def test_garbage_never_breaks_the_door(door: Door, event: str, payload: dict[str, Any]) -> None:
    assert door.deliver(event, payload).status_code in (200, 202, 204)
