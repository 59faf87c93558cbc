"""Reviews, comments on lines and review requests over HTTP."""

from __future__ import annotations

from typing import Any

import github
import pytest
from github.Repository import Repository as Client

from forge import Pull


def test_reviewers_and_teams_are_asked(repo: Client, pull: Pull) -> None:
    repo.get_pull(1).create_review_request(reviewers=["ada"], team_reviewers=["editors"])
    assert pull.requested_reviewers == ["ada"]
    users, teams = repo.get_pull(1).get_review_requests()
    assert [each.login for each in users] == ["ada"]
    assert [each.slug for each in teams] == ["editors"]


@pytest.mark.parametrize("refused", ["bob", "stranger", "nobody-of-that-name"])
def test_one_who_cannot_be_asked_fails_the_whole_request(repo: Client, pull: Pull, refused: str) -> None:
    pull.forge.add_user("stranger")
    with pytest.raises(github.GithubException) as caught:
        repo.get_pull(1).create_review_request(reviewers=["ada", refused])
    assert caught.value.status == 422
    assert pull.requested_reviewers == []


def test_an_unknown_team_fails_the_whole_request(repo: Client, pull: Pull) -> None:
    with pytest.raises(github.GithubException) as caught:
        repo.get_pull(1).create_review_request(reviewers=["ada"], team_reviewers=["nobody"])
    assert caught.value.status == 422
    assert pull.requested_reviewers == []


def test_a_request_is_withdrawn(repo: Client, pull: Pull) -> None:
    pull.request_reviewers("octo-maintainer", ["ada", "grace"])
    repo.get_pull(1).delete_review_request(reviewers=["ada"])
    assert pull.requested_reviewers == ["grace"]


def test_a_review_fulfils_the_request(repo: Client, pull: Pull) -> None:
    pull.request_reviewers("octo-maintainer", ["ada"])
    pull.review("ada", "APPROVED", "Fine.")
    (review,) = repo.get_pull(1).get_reviews()
    assert (review.user.login, review.state, review.body, review.commit_id) == (
        "ada",
        "APPROVED",
        "Fine.",
        pull.head_sha,
    )
    assert pull.requested_reviewers == []


def test_a_dismissed_review_says_so(repo: Client, pull: Pull) -> None:
    pull.dismiss_review(pull.review("ada").id, by="octo-maintainer")
    assert [each.state for each in repo.get_pull(1).get_reviews()] == ["DISMISSED"]


def test_suggestions_are_placed_on_lines(repo: Client, pull: Pull) -> None:
    comments: list[Any] = [
        {"path": "_posts/second.md", "line": 1, "side": "RIGHT", "body": "one"},
        {"path": "_posts/second.md", "start_line": 1, "start_side": "RIGHT", "line": 3, "side": "RIGHT", "body": "all"},
    ]
    repo.get_pull(1).create_review(body="Two things.", event="COMMENT", comments=comments)
    (review,) = pull.reviews
    assert (review.login, review.state, len(review.comments)) == ("copydesk[bot]", "COMMENTED", 2)
    found = list(repo.get_pull(1).get_review_comments())
    assert [(each.path, each.line, each.start_line) for each in found] == [
        ("_posts/second.md", 1, None),
        ("_posts/second.md", 3, 1),
    ]
    assert found[0].diff_hunk == "@@ -0,0 +1,3 @@\n+# Second"


@pytest.mark.parametrize(
    "outside",
    [
        {"path": "_posts/second.md", "line": 4, "side": "RIGHT"},
        {"path": "_posts/second.md", "line": 1, "side": "LEFT"},
        {"path": "_posts/first.md", "line": 1, "side": "RIGHT"},
        {"path": "_posts/second.md", "start_line": 3, "line": 3, "side": "RIGHT"},
    ],
)
def test_a_comment_outside_the_diff_fails_the_whole_review(repo: Client, pull: Pull, outside: Any) -> None:
    inside: Any = {"path": "_posts/second.md", "line": 1, "side": "RIGHT", "body": "fine"}
    with pytest.raises(github.GithubException) as caught:
        repo.get_pull(1).create_review(body="x", event="COMMENT", comments=[inside, outside | {"body": "not"}])
    assert caught.value.status == 422
    assert pull.reviews == []


def test_a_comment_moves_with_its_line_and_is_outdated_when_the_line_changes(repo: Client, pull: Pull) -> None:
    place: Any = {"path": "_posts/second.md", "start_line": 2, "line": 3, "side": "RIGHT", "body": "Hm."}
    repo.get_pull(1).create_review(event="COMMENT", comments=[place])
    pull.push({"_posts/second.md": "---\n# Second\n\nHello.\n"})
    (moved,) = repo.get_pull(1).get_review_comments()
    assert (moved.line, moved.start_line, moved.original_line) == (4, 3, 3)
    pull.push({"_posts/second.md": "---\n# Second\n\nGood bye.\n"})
    (outdated,) = repo.get_pull(1).get_review_comments()
    assert [outdated.line, outdated.start_line, outdated.position, outdated.original_line] == [None, None, None, 3]


def test_a_review_without_words_is_refused(repo: Client, pull: Pull) -> None:
    with pytest.raises(github.GithubException) as caught:
        repo.get_pull(1).create_review(event="COMMENT", body="")
    assert caught.value.status == 422
