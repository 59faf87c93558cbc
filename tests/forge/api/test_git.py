"""Commits, trees, blobs, files and comparisons over HTTP."""

from __future__ import annotations

import base64

import github
import pytest
from github.ContentFile import ContentFile
from github.Repository import Repository as Client

from forge import Forge, Pull, Repository


def test_a_ref_names_its_commit(repo: Client, blog: Repository) -> None:
    assert repo.get_git_ref("heads/main").object.sha == blog.branch_sha("main")


def test_the_head_of_a_pull_request_from_a_fork_is_in_the_base_repository(repo: Client, pull: Pull) -> None:
    assert repo.get_git_ref("pull/1/head").object.sha == pull.head_sha
    assert repo.get_commit(pull.head_sha).commit.message == "Add a post"


def test_a_tree_is_listed_whole_or_level_by_level(repo: Client, blog: Repository) -> None:
    blog.commit("main", {"img/posts/a.jpg": b"\xff\xd8", "README.md": "Hi\n"})
    whole = repo.get_git_tree(str(blog.branch_sha("main")), recursive=True)
    assert [each.path for each in whole.tree] == [
        "README.md",
        "_posts",
        "_posts/first.md",
        "img",
        "img/posts",
        "img/posts/a.jpg",
    ]
    assert [each.path for each in repo.get_git_tree("main").tree] == ["README.md", "_posts", "img"]
    assert not whole.raw_data["truncated"]


def test_a_large_tree_is_truncated(repo: Client, blog: Repository, forge: Forge) -> None:
    forge.limits.tree_entries = 1
    tree = repo.get_git_tree("main", recursive=True)
    assert len(tree.tree) == 1
    assert tree.raw_data["truncated"]


def test_a_missing_tree_is_404(repo: Client) -> None:
    with pytest.raises(github.UnknownObjectException):
        repo.get_git_tree("0" * 40)


def test_a_blob_comes_back_byte_by_byte(repo: Client, blog: Repository) -> None:
    data = bytes(range(256)) * 5
    blog.commit("main", {"data.bin": data})
    tree = repo.get_git_tree("main")
    sha = next(each.sha for each in tree.tree if each.path == "data.bin")
    blob = repo.get_git_blob(sha)
    assert (base64.b64decode(blob.content), blob.size, blob.encoding) == (data, len(data), "base64")


def test_a_file_and_a_directory_are_read_by_path(repo: Client, blog: Repository) -> None:
    sha = blog.commit("draft", {"_posts/été & co.md": "Été\n"})
    found = repo.get_contents("_posts/été & co.md", ref="draft")
    assert isinstance(found, ContentFile)
    assert found.decoded_content == "Été\n".encode()
    inside = repo.get_contents("_posts", ref=sha)
    assert isinstance(inside, list)
    assert [each.path for each in inside] == ["_posts/first.md", "_posts/été & co.md"]
    top = repo.get_contents("")
    assert isinstance(top, list)
    assert [(each.path, each.type) for each in top] == [("_posts", "dir")]


def test_a_file_above_a_megabyte_comes_without_its_content(repo: Client, blog: Repository, forge: Forge) -> None:
    forge.limits.contents_bytes = 5
    found = repo.get_contents("_posts/first.md")
    assert isinstance(found, ContentFile)
    assert (found.encoding, found.content) == ("none", "")


def test_a_file_comes_raw_when_asked(api: github.Github, repo: Client) -> None:
    address = "/repos/octo/blog/contents/_posts/first.md"
    _, _, text = api.requester.requestJson("GET", address, headers={"Accept": "application/vnd.github.raw+json"})
    assert text == "# First\n\nOne.\nTwo.\nThree.\n"


def test_a_missing_file_is_404(repo: Client) -> None:
    with pytest.raises(github.UnknownObjectException):
        repo.get_contents("_posts/none.md")
    with pytest.raises(github.UnknownObjectException):
        repo.get_contents("_posts/first.md", ref="nowhere")


def test_a_commit_tells_its_files(repo: Client, blog: Repository) -> None:
    sha = blog.commit("main", {"_posts/first.md": None, "_posts/moved.md": "# First\n\nOne.\nTwo.\nThree.\n"}, "Move")
    commit = repo.get_commit(sha)
    assert [(each.status, each.filename, each.previous_filename) for each in commit.files] == [
        ("renamed", "_posts/moved.md", "_posts/first.md")
    ]
    assert commit.author.login == "ada"


def test_an_unknown_commit_is_422(repo: Client) -> None:
    with pytest.raises(github.GithubException) as caught:
        _ = repo.get_commit("0" * 40).sha
    assert caught.value.status == 422


def test_the_pull_requests_of_a_commit_are_found(repo: Client, pull: Pull) -> None:
    assert [each.number for each in repo.get_commit(pull.head_sha).get_pulls()] == [1]
    assert [each.number for each in repo.get_commit("main").get_pulls()] == []


@pytest.mark.parametrize(
    ("base", "head", "status"),
    [("main", "bob:draft", "ahead"), ("bob:draft", "main", "behind"), ("main", "main", "identical")],
)
def test_branches_are_compared_across_forks(repo: Client, pull: Pull, base: str, head: str, status: str) -> None:
    found = repo.compare(base, head)
    assert found.status == status
    assert found.merge_base_commit.sha == pull.repository.branch_sha("main")


def test_a_diverged_branch_is_compared_with_the_common_ancestor(repo: Client, blog: Repository, pull: Pull) -> None:
    ancestor = blog.branch_sha("main")
    blog.commit("main", {"later.md": "later"})
    found = repo.compare("main", pull.head_sha)
    assert (found.status, found.ahead_by, found.behind_by) == ("diverged", 1, 1)
    assert found.merge_base_commit.sha == ancestor
    assert [each.filename for each in found.files] == ["_posts/second.md"]
