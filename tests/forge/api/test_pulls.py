"""Pull requests, their files and commits over HTTP."""

from __future__ import annotations

import github
import pytest
from github.Repository import Repository as Client
from inline_snapshot import snapshot

from forge import Forge, Pull, Repository


def test_a_pull_request_from_a_fork_is_described(repo: Client, pull: Pull) -> None:
    found = repo.get_pull(1)
    assert (found.title, found.body, found.state, found.draft) == ("A second post", "Please read.", "open", False)
    assert (found.user.login, found.head.repo.full_name, found.head.label) == ("bob", "bob/blog", "bob:draft")
    assert (found.head.sha, found.base.sha) == (pull.head_sha, pull.base_sha)
    assert (found.commits, found.changed_files, found.additions, found.mergeable) == (1, 1, 3, True)
    assert found.html_url == pull.html_url


def test_the_head_repository_is_null_once_the_fork_is_deleted(repo: Client, pull: Pull, forge: Forge) -> None:
    forge.repository("bob/blog").delete()
    _, body = repo.requester.requestJsonAndCheck("GET", "/repos/octo/blog/pulls/1")
    assert body["head"]["repo"] is None
    assert body["head"]["user"] is None


def test_files_tell_what_happened_to_them(repo: Client, blog: Repository) -> None:
    blog.commit("main", {"old.md": "one\ntwo\nthree\nfour\n", "gone.md": "gone\n", "pic.png": b"\x00\x01"})
    blog.commit(
        "draft",
        {
            "old.md": None,
            "new.md": "one\ntwo\nthree\nfive\n",
            "gone.md": None,
            "pic.png": b"\x00\x02",
            "_posts/first.md": "# First\n\nOne.\n2.\nThree.\n",
            "zz.md": "no newline",
        },
    )
    blog.open_pull("draft")
    files = list(repo.get_pull(1).get_files())
    assert [(each.status, each.filename, each.previous_filename) for each in files] == [
        ("modified", "_posts/first.md", None),
        ("removed", "gone.md", None),
        ("renamed", "new.md", "old.md"),
        ("modified", "pic.png", None),
        ("added", "zz.md", None),
    ]
    assert [each.patch for each in files] == snapshot(
        [
            """\
@@ -1,5 +1,5 @@
 # First
 \n\
 One.
-Two.
+2.
 Three.\
""",
            """\
@@ -1 +0,0 @@
-gone\
""",
            """\
@@ -1,4 +1,4 @@
 one
 two
 three
-four
+five\
""",
            None,
            """\
@@ -0,0 +1 @@
+no newline
\\ No newline at end of file\
""",
        ]
    )


def test_files_are_paged_by_30_and_end_where_github_ends(repo: Client, blog: Repository, forge: Forge) -> None:
    blog.commit("draft", {f"f{number:03}.md": str(number) for number in range(70)})
    blog.open_pull("draft")
    headers, body = repo.requester.requestJsonAndCheck("GET", "/repos/octo/blog/pulls/1/files")
    assert len(body) == 30
    address = f"{forge.api_url}/repositories/{blog.id}/pulls/1/files"
    assert headers["link"] == f'<{address}?page=2>; rel="next", <{address}?page=3>; rel="last"'
    assert len(list(repo.get_pull(1).get_files())) == 70
    forge.limits.pull_files = 40
    assert len(list(repo.get_pull(1).get_files())) == 40


def test_a_large_file_has_no_patch(repo: Client, blog: Repository) -> None:
    blog.commit("draft", {"large.md": "a line\n" * 20_001})
    blog.open_pull("draft")
    (file,) = repo.get_pull(1).get_files()
    assert file.additions == 20_001
    assert not file.patch


def test_commits_are_listed_oldest_first(repo: Client, pull: Pull) -> None:
    first = pull.head_sha
    second = pull.push({"_posts/second.md": "# Second\n\nHello, world.\n"}, "Say more")
    found = list(repo.get_pull(1).get_commits())
    assert [each.sha for each in found] == [first, second]
    assert found[1].author.login == "bob"


def test_pull_requests_are_filtered(repo: Client, blog: Repository, pull: Pull) -> None:
    blog.commit("other", {"a.md": "a"})
    other = blog.open_pull("other")
    other.close()
    assert [each.number for each in repo.get_pulls()] == [1]
    assert [each.number for each in repo.get_pulls(state="closed")] == [2]
    assert [each.number for each in repo.get_pulls(state="all")] == [2, 1]
    assert [each.number for each in repo.get_pulls(state="all", head="bob:draft")] == [1]
    assert [each.number for each in repo.get_pulls(state="all", base="nowhere")] == []


def test_a_missing_pull_request_is_404(repo: Client) -> None:
    with pytest.raises(github.UnknownObjectException):
        repo.get_pull(9)


def test_a_pull_request_is_edited_and_closed(repo: Client, pull: Pull) -> None:
    found = repo.get_pull(1)
    found.edit(title="Another title", state="closed")
    assert (pull.title, pull.state) == ("Another title", "closed")


def test_a_conflict_is_told(repo: Client, blog: Repository) -> None:
    blog.commit("draft", {"_posts/first.md": "mine\n"})
    blog.commit("main", {"_posts/first.md": "yours\n"})
    pull = blog.open_pull("draft")
    found = repo.get_pull(pull.number)
    assert (found.mergeable, found.mergeable_state) == (False, "dirty")


def test_a_merged_pull_request_says_so(repo: Client, blog: Repository, pull: Pull) -> None:
    sha = pull.merge(by="ada")
    found = repo.get_pull(1)
    assert (found.merged, found.state, found.merge_commit_sha, found.merged_by.login) == (True, "closed", sha, "ada")
    assert [each.filename for each in found.get_files()] == ["_posts/second.md"]
    assert blog.branch_sha("main") == sha
