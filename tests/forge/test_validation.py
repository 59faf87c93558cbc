"""The forge held to GitHub's description: what is let through, and what is not."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from forge import validation
from forge.api import ROUTES
from forge.deviations import ALIASES, DEVIATIONS, TOLERANCES

LABELS = "POST /repos/{owner}/{repo}/issues/{issue_number}/labels"
PULL = "GET /repos/{owner}/{repo}/pulls/{pull_number}"


def test_every_route_is_an_operation_of_the_description() -> None:
    assert [route.operation for route in ROUTES if not validation.is_documented(route.operation)] == []


def test_every_operation_of_the_description_has_a_route() -> None:
    assert set(validation.rest().document["operations"]) == {route.operation for route in ROUTES}


def test_every_deviation_gives_its_reason_and_belongs_to_an_operation() -> None:
    assert all(each.reason and validation.is_documented(each.operation) for each in DEVIATIONS)
    assert all(
        each.reason and (each.operation == "*" or validation.is_documented(each.operation)) for each in TOLERANCES
    )
    assert all(reason for *_, reason in ALIASES)


@pytest.mark.parametrize("body", [["a"], {"labels": ["a"]}])
def test_labels_may_come_bare_or_wrapped(body: object) -> None:
    assert validation.request_errors(LABELS, {"owner": "o", "repo": "r", "issue_number": 1}, {}, body) == []


@pytest.mark.parametrize("body", [[1], {"labels": "a"}])
def test_labels_of_the_wrong_kind_are_errors(body: object) -> None:
    assert validation.request_errors(LABELS, {"owner": "o", "repo": "r", "issue_number": 1}, {}, body) != []


def test_path_and_query_are_held_to_their_types() -> None:
    path = {"owner": "o", "repo": "r", "pull_number": "one"}
    assert validation.request_errors(PULL, path, {}, None) == [
        'path: pull_number: (root): "one" is not of type "integer"'
    ]
    pulls = "GET /repos/{owner}/{repo}/pulls"
    errors = validation.request_errors(pulls, {"owner": "o", "repo": "r"}, {"state": "ajar", "per_page": "5"}, None)
    assert errors == ['query: state: (root): "ajar" is not one of "open", "closed" or "all"']


def test_a_body_where_none_is_taken_is_an_error() -> None:
    path = {"owner": "o", "repo": "r", "pull_number": 1}
    assert validation.request_errors(PULL, path, {}, {"a": 1}) == ["body: the operation takes none"]


def test_an_answer_of_the_wrong_shape_is_an_error() -> None:
    body = {"login": 1}
    errors = validation.response_errors(
        "GET /orgs/{org}/teams/{team_slug}/members", 200, "application/json; charset=utf-8", body
    )
    assert errors == ['response 200: (root): {"login":1} is not of type "array"']
    assert validation.response_errors(PULL, 299, "application/json", {}) == [
        "response: status 299 is not in the description"
    ]


def test_long_complaints_keep_their_ends() -> None:
    (error,) = validation.response_errors("GET /users/{username}", 200, "application/json", {"login": "x" * 1000})
    assert error.endswith("schemas listed in the 'oneOf' keyword")
    assert len(error) < 400


def test_moments_and_addresses_are_checked_too() -> None:
    status = "GET /repos/{owner}/{repo}/labels/{name}"
    label = {"id": 1, "node_id": "", "name": "", "description": None, "color": "", "default": False}
    assert validation.response_errors(status, 200, "application/json", label | {"url": "no address"}) == [
        'response 200: url: "no address" is not a "uri"'
    ]
    assert validation.response_errors(status, 200, "application/json", label | {"url": "http://a/b"}) == []


def test_only_what_is_listed_is_tolerated() -> None:
    error = 'head/repo: null is not of type "object"'
    assert validation._is_tolerated(PULL, error)
    assert validation._is_tolerated(PULL, 'labels/0/description: null is not of type "string"')
    assert not validation._is_tolerated(PULL, 'base/repo: null is not of type "object"')


def test_no_module_of_the_forge_imports_the_bot() -> None:
    """In a fresh interpreter, so that nobody else has imported it already."""
    check = "import sys, forge; print([m for m in sys.modules if m.split('.')[0] in ('bot', 'webhooks', 'flask')])"
    root = Path(__file__).parent.parent.parent
    ran = subprocess.run([sys.executable, "-c", check], cwd=root, capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
