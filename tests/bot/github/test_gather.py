from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime

import pytest

from bot import sample
from bot.github.auth import App
from bot.github.client import Client
from bot.github.errors import Gone
from bot.github.gather import gather, pull_request
from bot.github.surroundings import IMAGES_READ
from bot.model.errors import RetryLater
from bot.model.event import PullRequestRef
from bot.model.post import Change, PostPath
from bot.model.site import ImageSize, KnownPost, SourceFile
from bot.model.snapshot import HeadBranch, PullState, Snapshot
from bot.text.image_size import LIGHT
from forge import Forge, Pull, Repository
from tests.bot.github.conftest import NAME

NOW = datetime(2026, 11, 10, 9, tzinfo=UTC)
PATH, DRAFT = sample.draft()


@pytest.fixture
def repository(forge: Forge) -> Repository:
    repository = forge.create_repository(NAME, dict(sample.files()))
    repository.add_collaborator("claire-dumas", "write")
    return repository


@pytest.fixture
def pull(repository: Repository) -> Pull:
    repository.commit("draft", {PATH: DRAFT}, author="lucie-martel")
    return repository.open_pull("draft", title="Guichet", author="lucie-martel")


@pytest.fixture
def snapshot(client: Client, ref: PullRequestRef) -> Snapshot:
    return gather(client, ref, NOW)


def test_the_pull_request_is_described(snapshot: Snapshot, repository: Repository, pull: Pull, forge: Forge) -> None:
    found = snapshot.pull

    assert (found.title, found.opener, found.state, found.draft) == (
        "Guichet",
        "lucie-martel",
        PullState.OPEN,
        False,
    )
    assert (found.head, found.base, found.base_branch) == (pull.head_sha, repository.branches["main"], "main")
    assert found.url == pull.html_url
    assert found.head_repository_url == found.repository_url == f"{forge.url}/{NAME}"


def test_the_post_and_all_that_surrounds_it_are_read(snapshot: Snapshot) -> None:
    (post,) = snapshot.posts

    assert (post.source, post.change, post.previous_path) == (SourceFile(PATH, DRAFT.encode()), Change.ADDED, None)
    assert snapshot.files == {*sample.files(), PATH}
    assert snapshot.configuration is not None
    assert snapshot.configuration.path == ".github/copydesk.yml"
    assert [source.path for source in snapshot.site_sources] == ["_config.yml"]


def test_only_the_author_files_that_a_post_names_are_read(snapshot: Snapshot) -> None:
    assert {(source.path, bool(source.content)) for source in snapshot.author_sources} == {
        ("_authors/amadou.sy.md", False),
        ("_authors/jeanne.pruvost.md", False),
        ("_authors/lucie.martel.md", True),
    }


def test_a_file_that_describes_several_authors_is_read(
    client: Client, repository: Repository, pull: Pull, ref: PullRequestRef
) -> None:
    repository.commit("main", {"_data/authors.yml": "ada: Ada Lovelace\n"})

    sources = gather(client, ref, NOW).author_sources

    assert SourceFile("_data/authors.yml", b"ada: Ada Lovelace\n") in sources


def test_the_images_that_a_pull_request_brings_are_weighed(
    client: Client, repository: Repository, forge: Forge, pull: Pull, ref: PullRequestRef
) -> None:
    repository.commit("main", {"img/old.jpg": "12345"})
    pull.push({"img/desks.jpg": "123", "img/notes.txt": "1"})

    assert gather(client, ref, NOW).sizes == (("img/desks.jpg", ImageSize(3)),)
    before = len(forge.exchanges)
    assert gather(client, ref, NOW).sizes == (("img/desks.jpg", ImageSize(3)),)
    assert not any("/git/trees/" in exchange.path for exchange in forge.exchanges[before:])


def test_posts_of_a_similar_title_are_known(client: Client, pull: Pull, ref: PullRequestRef) -> None:
    pull.push({"_posts/un-guichet-sur-quatre-roues.md": "---\ntitle: Un guichet sur quatre roues\n---\nEncore.\n"})

    known = gather(client, ref, NOW).known_posts

    path = PostPath("_posts/2025-11-04-un-guichet-sur-quatre-roues.md")
    assert KnownPost(path, "Un guichet sur quatre roues") in known


def test_an_author_whom_the_pull_request_adds_is_known(client: Client, pull: Pull, ref: PullRequestRef) -> None:
    pull.push({"_authors/new.person.md": "---\nfullname: New Person\n---\n"})

    (source,) = gather(client, ref, NOW).head_author_sources

    assert source == SourceFile("_authors/new.person.md", b"---\nfullname: New Person\n---\n")


def test_the_base_is_the_tip_of_its_branch(
    client: Client, repository: Repository, pull: Pull, ref: PullRequestRef
) -> None:
    tip = repository.commit("main", {"copydesk.yml": "", ".github/copydesk.yml": None, "a.txt": "a"})

    snapshot = gather(client, ref, NOW)

    assert snapshot.pull.base == tip
    assert "a.txt" in snapshot.files
    assert snapshot.configuration == SourceFile("copydesk.yml", b"")


def test_a_fork_that_was_deleted_has_no_address(client: Client, repository: Repository, installation: int) -> None:
    fork = repository.fork("eve")
    fork.commit("draft", {PATH: DRAFT})
    pull = repository.open_pull("eve:draft")
    fork.delete()

    snapshot = gather(client, PullRequestRef(installation, NAME, pull.number), NOW)

    assert snapshot.pull.head_repository_url is None
    assert [post.source.path for post in snapshot.posts] == [PATH]


def test_a_post_that_is_too_large_is_named(client: Client, pull: Pull, ref: PullRequestRef) -> None:
    pull.push({"_posts/large.md": "x" * 1_048_577})

    assert gather(client, ref, NOW).unread == ("_posts/large.md",)


def test_posts_that_github_does_not_list_are_named(
    client: Client, forge: Forge, pull: Pull, ref: PullRequestRef
) -> None:
    pull.push({f"_posts/post-{number}.md": f"Number {number}\n" * 9 for number in range(4)} | {"img/z.svg": "<svg/>"})
    forge.limits.pull_files = 3

    found = gather(client, ref, NOW)

    assert [post.source.path for post in found.posts] == [PATH, "_posts/post-0.md", "_posts/post-1.md"]
    assert found.unread == ("_posts/post-2.md", "_posts/post-3.md")


def test_a_repository_that_is_no_site_has_no_posts(client: Client, forge: Forge, installation: int) -> None:
    plain = forge.create_repository("octo/plain")
    plain.commit("draft", {"_posts/a.md": "A\n"})
    pull = plain.open_pull("draft")

    snapshot = gather(client, PullRequestRef(installation, "octo/plain", pull.number), NOW)

    assert snapshot.configuration is None


def test_what_people_did_is_read(client: Client, pull: Pull, ref: PullRequestRef) -> None:
    pull.add_label("claire-dumas", "urgent")
    pull.request_reviewers(by="lucie-martel", logins=["claire-dumas"])
    pull.review("claire-dumas", "APPROVED")

    snapshot = gather(client, ref, NOW)

    assert [review.login for review in snapshot.reviews] == ["claire-dumas"]
    assert snapshot.requested == frozenset()
    assert snapshot.ever_requested == {"claire-dumas"}
    assert snapshot.pull.labels == snapshot.repository_labels == {"urgent"}


def test_the_members_of_the_configured_teams_are_read(
    client: Client, forge: Forge, repository: Repository, pull: Pull, ref: PullRequestRef
) -> None:
    forge.add_team("octo", "readers", ["claire-dumas"])
    repository.commit("main", {".github/copydesk.yml": "reviewers: {default: [octo/readers]}\n"})

    assert gather(client, ref, NOW).teams == (("octo/readers", ("claire-dumas",)),)


def test_a_closed_pull_request_is_read_no_further(
    client: Client, forge: Forge, pull: Pull, ref: PullRequestRef
) -> None:
    pull.close()
    before = len(forge.exchanges)

    snapshot = gather(client, ref, NOW)

    assert (snapshot.pull.state, snapshot.posts) == (PullState.CLOSED, ())
    assert len(forge.exchanges) - before == 1


def test_a_merged_pull_request_is_told_apart(client: Client, pull: Pull, ref: PullRequestRef) -> None:
    pull.merge("claire-dumas")

    assert gather(client, ref, NOW).pull.state is PullState.MERGED


def test_a_pull_request_that_never_was_is_gone(client: Client, installation: int, repository: Repository) -> None:
    with pytest.raises(Gone):
        gather(client, PullRequestRef(installation, NAME, 999), NOW)


def test_every_request_is_made_on_purpose(client: Client, forge: Forge, pull: Pull, ref: PullRequestRef) -> None:
    """PyGithub's objects make requests of their own for whatever attribute they lack."""
    gather(client, ref, NOW)
    gather(client, ref, NOW)

    asked = Counter(exchange.path for exchange in forge.exchanges if exchange.path.startswith("/repos/"))
    repository, number = f"/repos/{NAME}", pull.number
    assert {path.removeprefix(repository) for path, times in asked.items() if times == 2} == {
        f"/pulls/{number}",
        "/git/ref/heads/main",
        f"/pulls/{number}/files",
        f"/pulls/{number}/reviews",
        f"/pulls/{number}/comments",
        f"/issues/{number}/timeline",
        f"/issues/{number}/comments",
        f"/commits/{pull.head_sha}/check-runs",
        "/labels",
    }
    once = {path.removeprefix(repository).rpartition("/")[0] for path, times in asked.items() if times == 1}
    assert once == {"/git/trees", "/git/blobs", "/contents/_posts", "/issues"}  # the last for who is away


@pytest.mark.parametrize("path", ["/pulls/1$", "/git/trees/", "/contents/", "/timeline$", "/check-runs$"])
def test_a_rate_limit_anywhere_is_waited_for(
    app: App, forge: Forge, installation: int, ref: PullRequestRef, path: str
) -> None:
    forge.faults.add("GET", path, status=403, headers={"Retry-After": "11"})

    with pytest.raises(RetryLater) as later, app.client(installation) as client:
        gather(client, ref, NOW)

    assert later.value.seconds == 11


def test_the_recent_posts_at_base_are_read_once_and_without_the_post_at_hand(
    client: Client, repository: Repository, forge: Forge, pull: Pull, ref: PullRequestRef
) -> None:
    repository.commit(
        "main", {"_posts/2026-10-01-newer.md": "---\ntitle: Newer\ntags: [a]\n---\nText.\n", PATH: "Old.\n"}
    )

    found = [precedent.path for precedent in gather(client, ref, NOW).precedents]
    before = len(forge.exchanges)
    again = gather(client, ref, NOW)

    assert found[0] == "_posts/2026-10-01-newer.md"
    assert PATH not in found
    assert again.precedents[0].title == "Newer"
    assert not any("/git/blobs/" in exchange.path for exchange in forge.exchanges[before:])


def test_a_new_commit_of_the_base_costs_only_what_it_changes(
    client: Client, repository: Repository, forge: Forge, ref: PullRequestRef
) -> None:
    post = "_posts/2026-09-{:02}-a.md"
    repository.commit("main", {post.format(day): f"---\ntitle: Day {day}\n---\nText.\n" for day in range(1, 21)})
    gather(client, ref, NOW)
    before = len(forge.exchanges)

    repository.commit("main", {post.format(3): "---\ntitle: Another\n---\nText.\n"})
    titles = [precedent.title for precedent in gather(client, ref, NOW).precedents]

    assert titles.count("Another") == 1
    assert titles.count("Day 4") == 1
    objects = Counter(exchange.path.split("/")[-2] for exchange in forge.exchanges[before:] if "/git/" in exchange.path)
    assert objects == {"heads": 1, "trees": 1, "blobs": 1}


def test_a_post_that_is_published_already_comes_with_what_it_was(
    client: Client, installation: int, repository: Repository
) -> None:
    path = "_posts/2025-11-04-un-guichet-sur-quatre-roues.md"
    repository.commit("correction", {path: repository.read(path) + b"\nMerci.\n", PATH: DRAFT}, author="lucie-martel")
    number = repository.open_pull("correction", author="lucie-martel").number
    posts = {post.source.path: post for post in gather(client, PullRequestRef(installation, NAME, number), NOW).posts}

    assert posts[path].before == SourceFile(path, repository.read(path))
    assert posts[PATH].before is None


def test_a_branch_is_ours_to_push_to_where_its_owner_lets_us(
    client: Client, repository: Repository, pull: Pull, ref: PullRequestRef
) -> None:
    repository.fork("eve").commit("draft", {"_posts/2026-02-01-third.md": "Third.\n"}, author="eve")
    fork = repository.open_pull("eve:draft", author="eve")
    forks_ref = PullRequestRef(ref.installation, NAME, fork.number)
    assert pull_request(client, ref).branch == HeadBranch(NAME, "draft", foreign=False, writable=True)
    assert pull_request(client, forks_ref).branch == HeadBranch("eve/blog", "draft", foreign=True, writable=True)

    fork.maintainer_can_modify = False
    assert pull_request(client, forks_ref).branch == HeadBranch("eve/blog", "draft", foreign=True, writable=False)
    repository.forge.repository("eve/blog").delete()
    assert pull_request(client, forks_ref).branch is None


def test_the_main_branch_of_a_site_is_never_pushed_to(
    client: Client, repository: Repository, installation: int
) -> None:
    first = repository.branch_sha("main")
    assert first is not None
    repository.force_push("published", first)
    repository.commit("main", {"_posts/2026-02-01-second.md": "Second.\n"})
    pull = repository.open_pull("main", base="published")

    branch = pull_request(client, PullRequestRef(installation, NAME, pull.number)).branch
    assert branch == HeadBranch(NAME, "main", foreign=False, writable=False)


def test_an_image_that_is_neither_light_nor_too_heavy_is_read_for_its_pixels_once(
    client: Client, forge: Forge, pull: Pull, ref: PullRequestRef
) -> None:
    pull.push({"img/desks.gif": b"GIF89a\xc0\x0f\xd0\x0b".ljust(LIGHT + 1, b"\x00")})

    expected = (("img/desks.gif", ImageSize(LIGHT + 1, 4032, 3024)),)
    assert gather(client, ref, NOW).sizes == expected
    before = len(forge.exchanges)
    assert gather(client, ref, NOW).sizes == expected
    assert not any("/git/blobs/" in exchange.path for exchange in forge.exchanges[before:])


def test_of_very_many_images_only_the_first_are_read(client: Client, pull: Pull, ref: PullRequestRef) -> None:
    image = b"GIF89a\xc0\x0f\xd0\x0b".ljust(LIGHT + 1, b"\x00")
    pull.push({f"img/{number:02}.gif": image for number in range(IMAGES_READ + 2)})

    sizes = [size for _, size in gather(client, ref, NOW).sizes]
    assert sizes == [ImageSize(LIGHT + 1, 4032, 3024)] * IMAGES_READ + [ImageSize(LIGHT + 1)] * 2
