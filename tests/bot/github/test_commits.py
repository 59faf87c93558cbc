from __future__ import annotations

from dataclasses import replace

import pytest

from bot.github.apply import apply
from bot.github.client import Client
from bot.github.commits import PushRefused
from bot.model.errors import RetryLater
from bot.model.event import PullRequestRef
from bot.model.plan import Commit, FileChange
from bot.model.snapshot import Sha
from bot.model.write import PushCommit
from forge import Forge, Pull, Repository
from forge.protection import Protection
from tests.bot.github.conftest import NAME
from tests.bot.github.test_apply import writes

PATH = "_posts/2026-02-01-second.md"
MENDED = "\ufeffThe second.\r\n"


def mended(pull: Pull, *files: FileChange, repository: str = NAME) -> Commit:
    return Commit(repository, pull.head_ref, Sha(pull.head_sha), "Mend it", files or (FileChange(PATH, MENDED),))


def test_a_commit_is_put_on_the_branch_as_it_should_be(client: Client, pull: Pull, ref: PullRequestRef) -> None:
    parent = pull.head_sha
    apply(client, ref, PushCommit(mended(pull)))

    made = pull.repository.git.commit(pull.head_sha)
    assert ([str(each) for each in made.parent_ids], made.message) == ([parent], "Mend it")
    assert made.author.email.endswith("+copydesk[bot]@users.noreply.github.com")
    assert pull.read(PATH) == MENDED.encode()


def test_making_it_twice_makes_it_once(client: Client, pull: Pull, ref: PullRequestRef) -> None:
    wanted = PushCommit(mended(pull))
    apply(client, ref, wanted)
    head = pull.head_sha
    apply(client, ref, wanted)

    assert pull.head_sha == head


@pytest.mark.parametrize("lost", ["/git/blobs$", "/git/trees$", "/git/commits$", "/git/refs/"])
def test_an_answer_that_is_lost_doubles_nothing(
    client: Client, pull: Pull, ref: PullRequestRef, forge: Forge, lost: str
) -> None:
    method = "PATCH" if "refs" in lost else "POST"
    forge.faults.add(method, lost, status=502, after_commit=True)
    wanted = PushCommit(mended(pull))
    with pytest.raises(Exception, match="502"):
        apply(client, ref, wanted)
    apply(client, ref, wanted)

    assert pull.read(PATH) == MENDED.encode()
    assert len(pull.commits) == 2


def test_a_file_is_renamed_with_its_bytes_and_its_mode(client: Client, pull: Pull, ref: PullRequestRef) -> None:
    pull.push({"img/a photo.jpg": b"\xff\xd8"})
    git = pull.repository.git
    tree = git.write_tree(pull.head_sha, {PATH: ("100755", git.entry(pull.head_sha, PATH).sha)})
    head = git.commit_tree(tree, [pull.head_sha], "Make it executable", pull.author, pull.updated_at)
    pull.repository.force_push("draft", head)
    renamed = (
        FileChange("_posts/2026-02-02-second.md", "Two.\n", PATH),
        FileChange("img/photo.jpg", None, "img/a photo.jpg"),
    )
    apply(client, ref, PushCommit(mended(pull, *renamed)))

    assert (pull.read("_posts/2026-02-02-second.md"), pull.read("img/photo.jpg")) == (b"Two.\n", b"\xff\xd8")
    assert git.entry(pull.head_sha, "_posts/2026-02-02-second.md").mode == "100755"
    assert {change.path for change in pull.files} == {"_posts/2026-02-02-second.md", "img/photo.jpg"}


def test_what_was_not_read_is_never_built_upon(client: Client, pull: Pull, ref: PullRequestRef) -> None:
    wanted = PushCommit(mended(pull))
    head = pull.push({"_posts/2026-02-03-third.md": "Third.\n"})
    with pytest.raises(RetryLater, match="has moved"):
        apply(client, ref, wanted)

    assert pull.head_sha == head


def test_a_commit_of_somebody_else_is_not_taken_for_ours(client: Client, pull: Pull, ref: PullRequestRef) -> None:
    wanted = PushCommit(mended(pull))
    head = pull.push({PATH: "Mended otherwise.\n"})
    with pytest.raises(RetryLater, match="has moved"):
        apply(client, ref, wanted)

    assert pull.head_sha == head


def test_a_branch_that_moves_at_the_last_moment_is_looked_at_again(
    client: Client, pull: Pull, ref: PullRequestRef, forge: Forge, monkeypatch: pytest.MonkeyPatch
) -> None:
    make = pull.repository.git.commit_tree
    heads: list[str] = []

    def move_first(*given: object) -> str:
        heads.append(pull.push({PATH: "Meanwhile.\n"}))
        return make(*given)  # type: ignore[arg-type]  # the very arguments

    monkeypatch.setattr(pull.repository.git, "commit_tree", move_first)
    with pytest.raises(RetryLater, match="has moved"):
        apply(client, ref, PushCommit(mended(pull)))

    assert [pull.head_sha] == heads


def test_a_fork_is_pushed_to_where_its_author_allows_it(
    client: Client, repository: Repository, ref: PullRequestRef
) -> None:
    fork = repository.fork("eve")
    fork.commit("draft", {PATH: "Second.\n"}, author="eve")
    pull = repository.open_pull("eve:draft", author="eve")
    apply(client, ref, PushCommit(mended(pull, repository="eve/blog")))
    assert pull.read(PATH) == MENDED.encode()

    pull.maintainer_can_modify = False
    head = pull.push({PATH: "Again.\n"})
    with pytest.raises(PushRefused, match="403"):
        apply(client, ref, PushCommit(mended(pull, repository="eve/blog")))
    assert pull.head_sha == head


def test_a_protected_branch_is_left_alone(client: Client, pull: Pull, ref: PullRequestRef) -> None:
    pull.repository.protect("draft", Protection())
    with pytest.raises(PushRefused, match="422"):
        apply(client, ref, PushCommit(mended(pull)))


def test_a_limit_is_waited_for(client: Client, pull: Pull, ref: PullRequestRef, forge: Forge) -> None:
    body = {"message": "You have exceeded a secondary rate limit."}
    forge.faults.add("POST", "/git/blobs$", status=403, body=body, headers={"retry-after": "7"})
    with pytest.raises(Exception, match="secondary"):
        apply(client, ref, PushCommit(mended(pull)))


@pytest.mark.parametrize(
    "change",
    [
        FileChange("_posts/nowhere.md", "Text"),
        FileChange("_posts", "Text"),
        FileChange("README.md", None, PATH),
        FileChange("_posts/link.md", "Text"),
    ],
)
def test_only_files_are_written_and_none_is_lost(
    client: Client, pull: Pull, ref: PullRequestRef, forge: Forge, change: FileChange
) -> None:
    git = pull.repository.git
    tree = git.write_tree(pull.head_sha, {"_posts/link.md": ("120000", git.write_blob(b"../README.md"))})
    head = git.commit_tree(tree, [pull.head_sha], "Link", pull.author, pull.updated_at)
    pull.repository.force_push("draft", head)
    with pytest.raises(PushRefused):
        apply(client, ref, PushCommit(mended(pull, change)))

    assert pull.head_sha == head
    assert [each for each in writes(forge) if not each.endswith("/git/blobs")] == []


def test_a_folder_that_is_missing_holds_nothing(client: Client, pull: Pull, ref: PullRequestRef) -> None:
    moved = replace(mended(pull), files=(FileChange("archive/2026/second.md", None, PATH),))
    apply(client, ref, PushCommit(moved))

    assert pull.read("archive/2026/second.md") == b"Second.\n"
