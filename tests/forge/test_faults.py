"""Faults between a client and the forge."""

from __future__ import annotations

import time

import github
import pytest
from github.Repository import Repository as Client

from forge import Forge, Pull

COMMENTS = r"/issues/1/comments$"


def test_a_fault_strikes_as_often_as_it_was_told(repo: Client, pull: Pull, forge: Forge) -> None:
    forge.faults.add("GET", r"/pulls/1$", times=2)
    for _ in range(2):
        with pytest.raises(github.GithubException) as caught:
            repo.get_pull(1)
        assert caught.value.status == 502
    assert repo.get_pull(1).number == 1
    assert forge.faults.waiting == []


def test_a_502_before_the_commit_creates_nothing(repo: Client, pull: Pull, forge: Forge) -> None:
    forge.faults.add("POST", COMMENTS)
    with pytest.raises(github.GithubException):
        repo.get_pull(1).create_issue_comment("Hello")
    assert pull.comments == []


def test_a_502_after_the_commit_creates_one_comment(repo: Client, pull: Pull, forge: Forge) -> None:
    forge.faults.add("POST", COMMENTS, after_commit=True)
    with pytest.raises(github.GithubException) as caught:
        repo.get_pull(1).create_issue_comment("Hello")
    assert caught.value.status == 502
    assert [each.body for each in pull.comments] == ["Hello"]
    assert [each.body for each in repo.get_pull(1).get_issue_comments()] == ["Hello"]


def test_a_client_that_posts_again_after_a_502_comments_twice(repo: Client, pull: Pull, forge: Forge) -> None:
    """The trap that a client has to look before it posts again."""
    forge.faults.add("POST", COMMENTS, after_commit=True)
    auth = github.Auth.Token(next(iter(forge.tokens)))
    careless = github.Github(auth=auth, base_url=forge.api_url, retry=github.GithubRetry(total=1, backoff_factor=0))
    careless.get_repo("octo/blog").get_pull(1).create_issue_comment("Hello")
    assert [each.body for each in pull.comments] == ["Hello", "Hello"]


def test_a_secondary_rate_limit_says_when_to_come_back(repo: Client, pull: Pull, forge: Forge) -> None:
    forge.faults.add("POST", COMMENTS, status=403, headers={"Retry-After": "7"})
    with pytest.raises(github.RateLimitExceededException) as caught:
        repo.get_pull(1).create_issue_comment("Hello")
    assert (caught.value.headers or {})["retry-after"] == "7"


@pytest.mark.parametrize("status", [404, 422, 429, 500, 503])
def test_other_refusals_can_be_had(repo: Client, pull: Pull, forge: Forge, status: int) -> None:
    forge.faults.add("*", COMMENTS, status=status)
    with pytest.raises(github.GithubException) as caught:
        repo.get_pull(1).create_issue_comment("Hello")
    assert caught.value.status == status
    assert pull.comments == []


def test_an_answer_can_be_late(repo: Client, pull: Pull, forge: Forge) -> None:
    forge.faults.add("GET", r"/pulls/1$", status=0, delay=0.05)
    started = time.monotonic()
    assert repo.get_pull(1).number == 1
    assert time.monotonic() - started >= 0.05


def test_faults_are_marked_in_the_record(repo: Client, pull: Pull, forge: Forge) -> None:
    forge.faults.add("GET", r"/pulls/1$", status=503)
    with pytest.raises(github.GithubException):
        repo.get_pull(1)
    last = forge.exchanges[-1]
    assert (str(last), last.fault) == ("GET /repos/octo/blog/pulls/1 -> 503", True)
    forge.faults.add("GET", "nowhere")
    forge.faults.clear()
    assert forge.faults.waiting == []
