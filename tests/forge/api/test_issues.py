"""Comments, reactions, labels, timeline over HTTP."""

from __future__ import annotations

import github
import pytest
from github.Repository import Repository as Client

from forge import Forge, Pull, Repository


def test_the_bot_comments_edits_and_deletes(repo: Client, pull: Pull, forge: Forge) -> None:
    comment = repo.get_pull(1).create_issue_comment("First")
    assert (comment.user.login, comment.user.id) == ("copydesk[bot]", forge.app.bot.id)
    comment.edit("Second")
    assert [each.body for each in pull.comments] == ["Second"]
    assert repo.get_pull(1).get_issue_comment(comment.id).body == "Second"
    comment.delete()
    assert pull.comments == []


def test_comments_are_paged(repo: Client, pull: Pull) -> None:
    for number in range(65):
        pull.comment("bob", f"{number}")
    assert [each.body for each in repo.get_pull(1).get_issue_comments()] == [str(number) for number in range(65)]


def test_comments_since_a_moment(repo: Client, pull: Pull) -> None:
    pull.comment("bob", "old")
    newest = pull.comments[-1].updated_at
    assert [each.body for each in repo.get_issue(1).get_comments(since=newest)] == ["old"]


def test_comments_of_the_whole_repository_the_last_updated_first(repo: Client, pull: Pull) -> None:
    first = pull.comment("bob", "first")
    pull.comment("bob", "second")
    pull.edit_comment(first.id, "first, edited")
    found = repo.get_issues_comments(sort="updated", direction="desc", since=first.created_at)
    assert [each.body for each in found] == ["first, edited", "second"]


def test_a_comment_that_is_too_long_is_refused(repo: Client, pull: Pull) -> None:
    repo.get_pull(1).create_issue_comment("x" * 65_536)
    with pytest.raises(github.GithubException) as caught:
        repo.get_pull(1).create_issue_comment("x" * 65_537)
    assert caught.value.status == 422
    assert len(pull.comments) == 1


def test_an_empty_comment_is_refused(repo: Client, pull: Pull) -> None:
    with pytest.raises(github.GithubException) as caught:
        repo.get_pull(1).create_issue_comment(" ")
    assert caught.value.status == 422


def test_a_comment_that_is_gone_is_404(repo: Client, pull: Pull) -> None:
    comment = repo.get_pull(1).create_issue_comment("First")
    pull.delete_comment(comment.id, "ada")
    with pytest.raises(github.UnknownObjectException):
        comment.edit("Second")


def test_a_reaction_is_given_once(repo: Client, pull: Pull) -> None:
    comment = pull.comment("bob", "/help")
    found = repo.get_issue(1).get_comment(comment.id)
    found.create_reaction("eyes")
    found.create_reaction("eyes")
    assert [(each.user.login, each.content) for each in comment.reactions] == [("copydesk[bot]", "eyes")]
    assert [each.content for each in found.get_reactions()] == ["eyes"]
    repo.get_issue(1).create_reaction("heart")
    assert [each.content for each in pull.reactions] == ["heart"]


def test_labels_of_the_repository(repo: Client, blog: Repository) -> None:
    with pytest.raises(github.UnknownObjectException):
        repo.get_label("copydesk: ready")
    label = repo.create_label("copydesk: ready", "0e8a16", "All done")
    assert repo.get_label("copydesk: ready").color == "0e8a16"
    with pytest.raises(github.GithubException) as caught:
        repo.create_label("Copydesk: Ready", "0e8a16")
    assert (caught.value.status, caught.value.data["errors"][0]["code"]) == (422, "already_exists")
    label.edit("copydesk: done", "ffffff", "Done")
    assert [each.name for each in repo.get_labels()] == ["copydesk: done"]


def test_labels_come_and_go(repo: Client, pull: Pull) -> None:
    found = repo.get_pull(1)
    found.add_to_labels("copydesk: incomplete", "post")
    assert pull.labels == ["copydesk: incomplete", "post"]
    found.remove_from_labels("copydesk: incomplete")
    found.set_labels("a", "post")
    assert sorted(each.name for each in found.get_labels()) == ["a", "post"]
    assert sorted(label.name for label in repo.get_pull(1).labels) == ["a", "post"]
    found.delete_labels()
    assert pull.labels == []


def test_a_label_that_is_not_there_cannot_be_removed(repo: Client, pull: Pull) -> None:
    with pytest.raises(github.GithubException, match="Label does not exist"):
        repo.get_pull(1).remove_from_labels("none")


def test_the_timeline_tells_everything_in_order(repo: Client, pull: Pull) -> None:
    pull.comment("bob", "Hello")
    pull.request_reviewers("octo-maintainer", ["ada"], ("editors",))
    pull.remove_requested_reviewers("octo-maintainer", ["ada"])
    pull.add_label("ada", "post")
    pull.remove_label("ada", "post")
    pull.convert_to_draft()
    pull.ready()
    review = pull.review("ada", "CHANGES_REQUESTED", "Not yet.")
    pull.dismiss_review(review.id, by="octo-maintainer", message="Done since.")
    pull.edit(title="Another")
    pull.close()
    pull.reopen()
    pull.merge(by="ada")
    told = [each.event for each in repo.get_issue(1).get_timeline()]
    assert told == [
        "committed",
        "commented",
        "review_requested",
        "review_requested",
        "review_request_removed",
        "labeled",
        "unlabeled",
        "convert_to_draft",
        "ready_for_review",
        "reviewed",
        "review_dismissed",
        "renamed",
        "closed",
        "reopened",
        "merged",
        "closed",
    ]
    events = [each.event for each in repo.get_issue(1).get_events()]
    assert events == [each for each in told if each not in ("committed", "commented", "reviewed")]


def test_an_issue_knows_its_pull_request(repo: Client, pull: Pull) -> None:
    issue = repo.get_issue(1)
    assert issue.pull_request is not None
    assert issue.as_pull_request().number == 1
