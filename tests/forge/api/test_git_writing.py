"""New objects in the git database, and branches moved to them."""

from __future__ import annotations

import base64
from datetime import timedelta

import github
import pytest
from github import InputGitTreeElement
from github.Repository import Repository as Client

from forge import Forge, Pull, Repository
from forge.protection import Protection
from tests.forge.conftest import client

PATH = "_posts/first.md"


def committed(repo: Client, parent: str, *entries: InputGitTreeElement) -> str:
    """A new commit on top of a parent, on no branch yet."""
    before = repo.get_git_commit(parent)
    return repo.create_git_commit("Mend it", repo.create_git_tree(list(entries), before.tree), [before]).sha


def text(repo: Client, path: str, content: str, mode: str = "100644") -> InputGitTreeElement:
    blob = repo.create_git_blob(base64.b64encode(content.encode()).decode(), "base64")
    return InputGitTreeElement(path, mode, "blob", sha=blob.sha)


def push(repo: Client, branch: str, sha: str, force: bool = False) -> None:
    ref = repo.get_git_ref(f"heads/{branch}")
    assert ref.object.sha
    ref.edit(sha, force=force)


def test_a_commit_is_by_the_app_and_moves_its_branch(repo: Client, blog: Repository, forge: Forge) -> None:
    parent = str(blog.branch_sha("main"))
    moved = InputGitTreeElement(PATH, "100644", "blob", sha=None)
    sha = committed(repo, parent, text(repo, "_posts/one.md", "Été\r\n", "100755"), moved)
    push(repo, "main", sha)

    assert blog.branch_sha("main") == sha
    assert blog.read("_posts/one.md") == "Été\r\n".encode()
    assert [(each.path, each.mode) for each in repo.get_git_tree(sha, recursive=True).tree][1:] == [
        ("_posts/one.md", "100755")
    ]
    assert repo.get_commit(sha).author.login == "copydesk[bot]"
    assert [each.sha for each in repo.get_git_commit(sha).parents] == [parent]


def test_a_branch_is_not_moved_aside_unless_forced(repo: Client, blog: Repository) -> None:
    parent = str(blog.branch_sha("main"))
    sha = committed(repo, parent, text(repo, PATH, "Other\n"))
    later = blog.commit("main", {PATH: "Later\n"})
    with pytest.raises(github.GithubException, match="not a fast forward"):
        push(repo, "main", sha)
    assert blog.branch_sha("main") == later
    push(repo, "main", sha, force=True)
    assert blog.branch_sha("main") == sha


def test_a_protected_branch_stays(repo: Client, blog: Repository) -> None:
    blog.protect("main", Protection())
    sha = committed(repo, str(blog.branch_sha("main")), text(repo, PATH, "Other\n"))
    with pytest.raises(github.GithubException, match="rule violations"):
        push(repo, "main", sha)


def test_the_head_of_a_fork_moves_where_its_author_allows_it(api: github.Github, pull: Pull) -> None:
    fork = api.get_repo("bob/blog")
    sha = committed(fork, pull.head_sha, text(fork, "_posts/second.md", "Mended\n"))
    push(fork, "draft", sha)

    assert (pull.head_sha, pull.read("_posts/second.md")) == (sha, b"Mended\n")


def test_no_other_branch_of_a_fork_moves(api: github.Github, pull: Pull) -> None:
    fork = api.get_repo("bob/blog")
    sha = committed(fork, pull.head_sha, text(fork, "_posts/second.md", "Mended\n"))
    with pytest.raises(github.GithubException) as refused:
        push(fork, "main", sha)
    assert refused.value.status == 403


@pytest.mark.parametrize("end", ["forbidden", "closed"])
def test_a_fork_that_lends_nothing_takes_nothing(api: github.Github, pull: Pull, end: str) -> None:
    if end == "closed":
        pull.close()
    else:
        pull.maintainer_can_modify = False
    with pytest.raises(github.GithubException) as refused:
        api.get_repo("bob/blog").create_git_blob("", "base64")
    assert refused.value.status == 403


def test_an_organization_lends_no_branch(blog: Repository, forge: Forge) -> None:
    forge.add_organization("guild")
    fork = blog.fork("guild")
    fork.commit("draft", {PATH: "Other\n"}, author="bob")
    assert not blog.open_pull("guild:draft", author="bob").maintainer_can_modify


def test_whoever_may_write_moves_a_branch_and_nobody_else(forge: Forge, api: github.Github, blog: Repository) -> None:
    assert api
    for login, moves in (("ada", True), ("mallory", False)):
        token = forge.create_token(login, timedelta(hours=1))
        repo = github.Github(auth=github.Auth.Token(token), base_url=forge.api_url, retry=None).get_repo("octo/blog")
        sha = committed(repo, str(blog.branch_sha("main")), text(repo, PATH, f"By {login}\n"))
        if moves:
            push(repo, "main", sha)
        else:
            with pytest.raises(github.GithubException):
                push(repo, "main", sha)
        assert (blog.branch_sha("main") == sha) is moves


def test_what_is_missing_is_refused(repo: Client, blog: Repository, forge: Forge) -> None:
    nowhere = "0" * 40
    before = repo.get_git_commit(str(blog.branch_sha("main")))
    for entry in (
        InputGitTreeElement("a.md", "100644", "blob", sha=nowhere),
        InputGitTreeElement("a.md", "100644", "blob", sha=None),
        InputGitTreeElement("a.md", "100644", "blob", content="Inline"),
    ):
        with pytest.raises(github.GithubException) as refused:
            repo.create_git_tree([entry], before.tree)
        assert refused.value.status == 422
    with pytest.raises(github.UnknownObjectException):
        repo.get_git_commit(nowhere)
    with pytest.raises(github.GithubException):
        push(repo, "main", nowhere)
    assert client(forge, forge.install(blog)).get_repo("octo/blog").get_git_ref("heads/main").object.sha == before.sha
