"""Merging over HTTP, and what a branch asks before it."""

from __future__ import annotations

import github
import pytest
from github.Repository import Repository as Client

from forge import Pull, Repository
from forge.merging import Method
from forge.protection import Protection


def merge(repo: Client, pull: Pull, method: Method = "merge") -> None:
    repo.get_pull(pull.number).merge(merge_method=method, sha=pull.head_sha)


def refusal(repo: Client, pull: Pull, method: Method = "merge") -> tuple[int, str]:
    with pytest.raises(github.GithubException) as caught:
        merge(repo, pull, method)
    assert pull.state == "open"
    return caught.value.status, caught.value.data["message"]


def state(repo: Client, pull: Pull) -> str:
    return repo.get_pull(pull.number).mergeable_state


@pytest.mark.parametrize(("method", "parents"), [("merge", 2), ("squash", 1), ("rebase", 1)])
def test_the_base_gets_what_the_head_has(
    repo: Client, blog: Repository, pull: Pull, method: Method, parents: int
) -> None:
    blog.commit("main", {"other.md": "other\n"})
    merge(repo, pull, method)
    found = repo.get_pull(pull.number)
    assert (found.merged, found.merged_by.login) == (True, "copydesk[bot]")
    assert found.merge_commit_sha == blog.branch_sha("main")
    assert len(blog.git.commit(found.merge_commit_sha).parents) == parents
    assert blog.read("_posts/second.md") == b"# Second\n\nHello.\n"
    assert blog.read("other.md") == b"other\n"


def test_a_head_that_has_moved_is_not_merged(repo: Client, blog: Repository, pull: Pull) -> None:
    seen = repo.get_pull(pull.number)
    before = pull.head_sha
    pull.push({"_posts/second.md": "# Second\n"})
    with pytest.raises(github.GithubException) as caught:
        seen.merge(sha=before)
    assert (caught.value.status, pull.state) == (409, "open")


def test_a_method_that_is_not_allowed_is_refused(repo: Client, blog: Repository, pull: Pull) -> None:
    blog.merge_methods.remove("merge")
    assert refusal(repo, pull) == (405, "Merge commits are not allowed on this repository.")
    found = repo.requester.requestJsonAndCheck("GET", "/repos/octo/blog")[1]
    assert [found[f"allow_{kind}"] for kind in ("merge_commit", "squash_merge", "rebase_merge")] == [False, True, True]


def test_a_required_check_must_be_green(repo: Client, blog: Repository, pull: Pull) -> None:
    blog.protect("main", Protection(checks=("build",)))
    assert refusal(repo, pull) == (405, 'Required status check "build" is expected.')
    repo.create_check_run("build", pull.head_sha, status="in_progress")
    assert refusal(repo, pull) == (405, 'Required status check "build" is in progress.')
    repo.get_commit(pull.head_sha).create_status("pending", context="other")
    run = repo.create_check_run("build", pull.head_sha, conclusion="failure")
    assert refusal(repo, pull) == (405, 'Required status check "build" is failing.')
    assert state(repo, pull) == "blocked"
    run.edit(conclusion="neutral")
    merge(repo, pull)


def test_a_check_that_nobody_requires_makes_it_unstable(repo: Client, pull: Pull) -> None:
    assert state(repo, pull) == "clean"
    repo.create_check_run("build", pull.head_sha, status="in_progress")
    assert state(repo, pull) == "unstable"
    merge(repo, pull)


@pytest.mark.parametrize("ruleset", [True, False])
def test_approvals_of_people_who_may_write_are_counted(
    repo: Client, blog: Repository, pull: Pull, ruleset: bool
) -> None:
    blog.protect("main", Protection(approvals=1, ruleset=ruleset))
    pull.review("mallory", "APPROVED")
    needed = "At least 1 approving review is required by reviewers with write access."
    assert refusal(repo, pull) == (405, needed)
    pull.review("ada", "APPROVED")
    pull.review("grace", "CHANGES_REQUESTED")
    assert state(repo, pull) == "blocked"
    pull.review("grace", "APPROVED")
    merge(repo, pull)


def test_a_branch_that_must_be_up_to_date(repo: Client, blog: Repository, pull: Pull) -> None:
    blog.protect("main", Protection(strict=True))
    assert state(repo, pull) == "clean"
    blog.commit("main", {"other.md": "other\n"})
    assert state(repo, pull) == "behind"
    assert refusal(repo, pull) == (405, "Head branch is out of date. Review and try the merge again.")


def test_the_protection_of_a_branch_is_told(repo: Client, blog: Repository) -> None:
    assert not repo.get_branch("main").protected
    blog.protect("main", Protection(checks=("build",), approvals=2))
    found = repo.requester.requestJsonAndCheck("GET", "/repos/octo/blog/branches/main")[1]
    assert found["protection"]["required_status_checks"]["contexts"] == ["build"]
    assert repo.requester.requestJsonAndCheck("GET", "/repos/octo/blog/rules/branches/main")[1] == []


def test_the_rules_of_a_branch_are_told(repo: Client, blog: Repository) -> None:
    blog.protect("main", Protection(checks=("build",), approvals=2, ruleset=True))
    checks, reviews = repo.requester.requestJsonAndCheck("GET", "/repos/octo/blog/rules/branches/main")[1]
    assert checks["parameters"]["required_status_checks"] == [{"context": "build"}]
    assert reviews["parameters"]["required_approving_review_count"] == 2
    found = repo.requester.requestJsonAndCheck("GET", "/repos/octo/blog/branches/main")[1]
    assert found["protection"]["required_status_checks"]["contexts"] == []
