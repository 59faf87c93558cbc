"""Check runs, check suites and statuses over HTTP."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import github
import pytest
from github.Repository import Repository as Client

from forge import Pull, Repository


def faults(count: int, start: int = 0) -> list[dict[str, Any]]:
    return [
        {
            "path": "_posts/second.md",
            "start_line": number,
            "end_line": number,
            "annotation_level": "failure",
            "message": f"Fault {number}",
        }
        for number in range(start + 1, start + count + 1)
    ]


def output(count: int, start: int = 0) -> Any:
    return {"title": "Checklist", "summary": "Some faults.", "annotations": faults(count, start)}


def test_a_check_run_is_created_completed_and_found(repo: Client, pull: Pull) -> None:
    run = repo.create_check_run("copydesk", pull.head_sha, status="in_progress", started_at=datetime.now(UTC))
    assert pull.check_runs[0].status == "in_progress"
    run.edit(conclusion="failure", output=output(2), completed_at=datetime.now(UTC))
    assert (run.status, run.conclusion) == ("completed", "failure")
    (found,) = repo.get_commit(pull.head_sha).get_check_runs(check_name="copydesk")
    assert (found.id, found.app.slug, found.output.annotations_count) == (run.id, "copydesk", 2)
    assert [each.message for each in repo.get_check_run(run.id).get_annotations()] == ["Fault 1", "Fault 2"]


def test_annotations_come_in_batches_of_50(repo: Client, pull: Pull) -> None:
    run = repo.create_check_run("copydesk", pull.head_sha, conclusion="failure", output=output(50))
    run.edit(output=output(20, start=50))
    assert len(pull.check_runs[0].annotations) == 70
    assert [each.start_line for each in run.get_annotations()] == list(range(1, 71))


def test_51_annotations_are_refused_whole(repo: Client, pull: Pull) -> None:
    with pytest.raises(github.GithubException) as caught:
        repo.create_check_run("copydesk", pull.head_sha, conclusion="failure", output=output(51))
    assert caught.value.status == 422
    assert pull.check_runs == []
    assert len(pull.forge.violations) == 1
    pull.forge.violations.clear()


def test_only_the_latest_run_of_a_name_is_listed(repo: Client, pull: Pull) -> None:
    repo.create_check_run("copydesk", pull.head_sha, conclusion="failure")
    newest = repo.create_check_run("copydesk", pull.head_sha, conclusion="success")
    commit = repo.get_commit(pull.head_sha)
    assert [each.id for each in commit.get_check_runs()] == [newest.id]
    assert len(list(commit.get_check_runs(filter="all"))) == 2


def test_the_suite_sums_its_runs_up(repo: Client, blog: Repository) -> None:
    sha = blog.commit("draft", {"a.md": "a"})
    blog.open_pull("draft")
    repo.create_check_run("one", sha, conclusion="success")
    repo.create_check_run("two", sha, conclusion="failure")
    (suite,) = repo.get_commit(sha).get_check_suites()
    assert (suite.status, suite.conclusion, suite.head_branch) == ("completed", "failure", "draft")
    assert [each.number for each in suite.pull_requests] == [1]
    assert {each.name for each in repo.get_check_suite(suite.id).get_check_runs()} == {"one", "two"}


def test_a_run_on_an_unknown_commit_is_refused(repo: Client) -> None:
    with pytest.raises(github.GithubException) as caught:
        repo.create_check_run("copydesk", "0" * 40)
    assert caught.value.status == 422


def test_statuses_are_combined(repo: Client, pull: Pull) -> None:
    commit = repo.get_commit(pull.head_sha)
    assert commit.get_combined_status().state == "pending"
    commit.create_status("failure", context="one", description="no")
    commit.create_status("success", context="one", target_url="https://example.org")
    assert [each.state for each in commit.get_statuses()] == ["success", "failure"]
    assert commit.get_combined_status().state == "success"
