"""A pull request, driven from Python."""

from __future__ import annotations

import pytest

from forge import Forge, Pull, Refusal, Repository
from forge.conversation import Event


def test_a_push_moves_the_head(pull: Pull) -> None:
    before = pull.head_sha
    after = pull.push({"_posts/third.md": "# Third\n"}, "Another")
    assert (pull.head_sha, before == after) == (after, False)
    assert pull.read("_posts/third.md") == b"# Third\n"
    assert pull.repository.git.ref("refs/pull/1/head") == after
    assert [change.path for change in pull.files] == ["_posts/second.md", "_posts/third.md"]


def test_a_push_to_the_base_does_not_change_the_files(pull: Pull) -> None:
    base = pull.base_sha
    pull.repository.commit("main", {"other.md": "other\n"})
    assert pull.base_sha == base
    assert [change.path for change in pull.files] == ["_posts/second.md"]
    pull.push({"_posts/second.md": "# Second\n"})
    assert pull.base_sha == pull.repository.branch_sha("main")
    assert [change.path for change in pull.files] == ["_posts/second.md"]


def test_a_rename_is_a_deletion_and_an_addition(pull: Pull) -> None:
    text = pull.read("_posts/second.md")
    pull.push({"_posts/second.md": None, "_posts/2026-04-01-second.md": text})
    assert [(change.status, change.path) for change in pull.files] == [("added", "_posts/2026-04-01-second.md")]


def test_a_force_push_is_in_the_timeline(pull: Pull) -> None:
    first = pull.head_sha
    pull.push({"a.md": "a"})
    pull.forge.repository("bob/blog").force_push("draft", first)
    assert pull.head_sha == first
    assert [entry.event for entry in pull.timeline if isinstance(entry, Event)] == ["head_ref_force_pushed"]


def test_nothing_to_compare_is_refused(blog: Repository) -> None:
    blog.commit("main", {"a.md": "a"})
    blog.force_push("draft", str(blog.branch_sha("main")))
    with pytest.raises(Refusal):
        blog.open_pull("draft")


@pytest.mark.parametrize(("head", "base"), [("nowhere", "main"), ("bob:draft", "nowhere")])
def test_a_branch_that_is_missing_is_refused(pull: Pull, head: str, base: str) -> None:
    with pytest.raises(Refusal) as caught:
        pull.repository.open_pull(head, base)
    assert caught.value.status == 422


def test_a_conflict_cannot_be_merged(blog: Repository) -> None:
    blog.commit("draft", {"_posts/first.md": "mine\n"})
    blog.commit("main", {"_posts/first.md": "yours\n"})
    pull = blog.open_pull("draft")
    with pytest.raises(Refusal) as caught:
        pull.merge()
    assert (caught.value.status, pull.state, pull.mergeable) == (405, "open", False)


def test_a_draft_cannot_be_merged(pull: Pull) -> None:
    pull.convert_to_draft()
    with pytest.raises(Refusal):
        pull.merge()


def test_a_merged_pull_request_stays_closed(pull: Pull) -> None:
    pull.merge(by="ada")
    pull.reopen()
    assert (pull.state, pull.mergeable) == ("closed", None)
    assert pull.repository.read("_posts/second.md") == b"# Second\n\nHello.\n"
    assert pull.repository.association_of(pull.author) == "CONTRIBUTOR"


def test_the_base_can_change(pull: Pull) -> None:
    pull.repository.commit("next", {"n.md": "n"})
    pull.edit(base="next")
    assert (pull.base_ref, pull.base_sha) == ("next", pull.repository.branch_sha("next"))
    with pytest.raises(Refusal):
        pull.edit(base="nowhere")


def test_nobody_approves_their_own(pull: Pull) -> None:
    with pytest.raises(Refusal):
        pull.review("bob", "APPROVED")
    pull.review("bob", "COMMENTED", "A note to myself.")
    assert [review.state for review in pull.reviews] == ["COMMENTED"]


def test_somebody_is_asked_once(pull: Pull) -> None:
    pull.request_reviewers("octo-maintainer", ["ada"])
    pull.request_reviewers("octo-maintainer", ["ada"])
    assert pull.requested_reviewers == ["ada"]
    assert len(pull.events) == 1


def test_labels_compare_without_case(pull: Pull) -> None:
    pull.repository.create_label("Post", "ff0000")
    pull.add_label("ada", "post", "POST")
    assert pull.labels == ["Post"]


def test_deleting_the_branch_closes_the_pull_request(pull: Pull) -> None:
    pull.forge.repository("bob/blog").delete_branch("draft", by="bob")
    assert (pull.state, pull.head_repository is not None) == ("closed", True)


def test_a_check_that_never_ran_cannot_be_run_again(pull: Pull) -> None:
    with pytest.raises(LookupError):
        pull.rerequest_check("copydesk")


@pytest.mark.parametrize(
    ("login", "association"),
    [("ada", "COLLABORATOR"), ("grace", "MEMBER"), ("bob", "NONE"), ("octo", "OWNER")],
)
def test_everybody_is_associated_somehow(pull: Pull, forge: Forge, login: str, association: str) -> None:
    assert pull.repository.association_of(forge.account(login)) == association
