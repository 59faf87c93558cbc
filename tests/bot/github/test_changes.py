from __future__ import annotations

from bot.github.changes import ChangedFile, Head, changed_files, files_after
from bot.github.client import Client
from bot.model.post import Change
from forge import Forge, Pull, Repository
from tests.bot.github.conftest import NAME


def changes(client: Client, pull: Pull) -> tuple[ChangedFile, ...]:
    return changed_files(client.repository(NAME).get_pull(pull.number))


def head(client: Client, pull: Pull) -> Head:
    return Head(client, client.repository(NAME), pull.head_sha)


def test_every_kind_of_change_is_told(client: Client, repository: Repository, pull: Pull) -> None:
    pull.push({"README.md": "# Our blog\n", "_posts/2026-01-05-first.md": None, "_drafts/first.md": "First.\n"})

    found = {(file.path, file.change, file.previous_path) for file in changes(client, pull)}

    assert found == {
        ("README.md", Change.MODIFIED, None),
        ("_drafts/first.md", Change.RENAMED, "_posts/2026-01-05-first.md"),
        ("_posts/2026-02-01-second.md", Change.ADDED, None),
    }


def test_the_pages_of_a_long_listing_are_all_read(client: Client, pull: Pull) -> None:
    pull.push({f"_posts/2026-03-01-{number}.md": f"Number {number}\n" * 9 for number in range(230)})

    assert len(changes(client, pull)) == 231


def test_the_files_after_a_pull_request_are_those_at_base_with_its_changes_made() -> None:
    base = {"kept", "removed", "old name", "source of a copy"}
    changed = [
        ChangedFile("added", Change.ADDED, "1", None),
        ChangedFile("removed", None, "2", None),
        ChangedFile("new name", Change.RENAMED, "3", "old name"),
        ChangedFile("copy", Change.ADDED, "4", "source of a copy"),
    ]

    assert files_after(base, changed) == {"kept", "added", "new name", "copy", "source of a copy"}


def test_a_post_is_read_at_the_head_commit(client: Client, pull: Pull) -> None:
    (file,) = changes(client, pull)

    post = head(client, pull).post(file)

    assert post is not None
    assert (post.source.content, post.change, post.previous_path) == (b"Second.\n", Change.ADDED, None)


def test_a_file_name_may_hold_anything_that_git_allows(client: Client, pull: Pull) -> None:
    odd = "_posts/Été 100 % #1?&+=[x] «y».md"
    pull.push({odd: "Odd.\n"})
    reader = head(client, pull)

    (post,) = (reader.post(file) for file in changes(client, pull) if file.path == odd)

    assert post is not None
    assert post.source.content == b"Odd.\n"


def test_a_fork_is_read_through_the_base_repository(client: Client, repository: Repository) -> None:
    fork = repository.fork("eve")
    fork.commit("draft", {"_posts/from-a-fork.md": "Forked.\n"})
    pull = repository.open_pull("eve:draft")

    (post,) = (head(client, pull).post(file) for file in changes(client, pull))

    assert post is not None
    assert post.source.content == b"Forked.\n"


def test_a_fork_that_was_deleted_can_still_be_read(client: Client, repository: Repository) -> None:
    fork = repository.fork("eve")
    fork.commit("draft", {"_posts/from-a-fork.md": "Forked.\n"})
    pull = repository.open_pull("eve:draft")
    fork.delete()

    (post,) = (head(client, pull).post(file) for file in changes(client, pull))

    assert post is not None


def test_a_file_that_is_too_large_is_named(client: Client, pull: Pull) -> None:
    pull.push({"_posts/large.md": "x" * 1_000_001})
    reader = head(client, pull)

    read = [reader.post(file) for file in changes(client, pull)]

    assert len([post for post in read if post]) == 1
    assert reader.unread == ["_posts/large.md"]


def test_the_same_content_is_fetched_once(client: Client, forge: Forge, pull: Pull) -> None:
    for _ in range(3):
        for file in changes(client, pull):
            head(client, pull).post(file)

    assert sum("/contents/" in exchange.path for exchange in forge.exchanges) == 1


def test_a_push_between_the_listing_and_the_reading_spoils_no_later_look(client: Client, pull: Pull) -> None:
    before = head(client, pull)
    pull.push({"_posts/2026-02-01-second.md": "Changed.\n"})
    (file,) = changes(client, pull)
    outdated = before.post(file)

    current = head(client, pull).post(file)

    assert outdated is not None
    assert outdated.source.content == b"Second.\n"
    assert current is not None
    assert current.source.content == b"Changed.\n"


def test_more_files_than_anybody_reviews_are_left_unread(client: Client, pull: Pull) -> None:
    pull.push({f"_posts/{number:03}.md": f"Number {number}\n" * 9 for number in range(210)})
    reader = head(client, pull)

    for file in changes(client, pull):
        reader.post(file)

    assert len(reader.unread) == 11
