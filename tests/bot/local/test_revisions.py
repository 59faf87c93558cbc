from __future__ import annotations

from datetime import date
from pathlib import Path

import pygit2
import pytest
from pygit2.enums import FileMode

from bot.conventions import precedent_of
from bot.local import revisions
from bot.local.reading import MAX_BYTES, Reading
from bot.local.revisions import Repository
from bot.model.conventions import Precedent
from bot.model.errors import UserError
from bot.model.post import Post
from bot.model.site import AuthorId, ImageSize
from bot.text.image_size import LIGHT
from tests.bot.local.sites import AUTHOR, PATH, POST, SITE, Commits

Files = dict[str | bytes, bytes]
BASE: Files = dict(SITE.items())
OLD = "_posts/2020-01-01-old.md"


@pytest.fixture(name="commits")
def _commits(tmp_path: Path) -> Commits:
    return Commits(tmp_path)


def changes(reading: Reading) -> list[tuple[str, str, str | None]]:
    return [(post.path, post.change.value, post.previous_path) for post in reading.posts]


def test_posts_that_the_head_adds_modifies_or_renames_are_read(commits: Commits) -> None:
    long = POST + b"One line and another.\n" * 20
    base = commits.add({**BASE, OLD: POST, "_posts/gone.md": POST, "_drafts/hello.md": long, "_posts/same.md": POST})
    head = commits.add({**BASE, OLD: POST + b"!", PATH: long, "_posts/new.md": b"New.", "_posts/same.md": POST}, base)

    assert changes(Repository(commits.path).revisions(base, head)) == [
        (OLD, "modified", None),
        (PATH, "renamed", "_drafts/hello.md"),
        ("_posts/new.md", "added", None),
    ]


def test_files_are_those_of_the_base_with_the_changes_of_the_head(commits: Commits) -> None:
    base = commits.add({**BASE, OLD: POST, "img/old.jpg": b"1", "img/stays.jpg": b"2"})
    head = commits.add({**BASE, PATH: POST, "img/stays.jpg": b"2", "img/new.jpg": b"3"}, base)

    reading = Repository(commits.path).revisions(base, head)

    assert reading.facts.files == {*SITE, PATH, "img/stays.jpg", "img/new.jpg"}


def test_what_happened_to_the_base_meanwhile_is_not_undone_by_the_head(commits: Commits) -> None:
    fork = commits.add({**BASE, OLD: POST})
    base = commits.add({**BASE, OLD: POST + b"Newer.", "_posts/other.md": POST}, fork)
    head = commits.add({**BASE, OLD: POST, PATH: POST}, fork)

    reading = Repository(commits.path).revisions(base, head)

    assert changes(reading) == [(PATH, "added", None)]
    assert "_posts/other.md" in reading.facts.files


def test_histories_without_a_common_commit_are_compared_as_they_are(commits: Commits) -> None:
    base, head = commits.add({**BASE, OLD: POST}), commits.add({**BASE, OLD: POST, PATH: POST})

    assert changes(Repository(commits.path).revisions(base, head)) == [(PATH, "added", None)]


def test_the_base_is_trusted_and_the_head_is_data(commits: Commits) -> None:
    base = commits.add({**BASE, "copydesk.yml": b"language: fr\n"})
    hostile: Files = {
        **BASE,
        "copydesk.yml": b"rules: {front-matter: off}\n",
        "_config.yml": b"timezone: Europe/Paris\n",
        "_authors/ada.md": b"---\ngithub: mallory\n---\n",
        "_authors/bob.md": AUTHOR,
        PATH: POST,
    }
    reading = Repository(commits.path).revisions(base, commits.add(hostile, base))

    assert reading.config.language == "fr"
    assert reading.config.rule("front-matter").severity == "blocker"
    assert reading.facts.settings.time_zone is None
    assert reading.facts.authors is not None
    assert reading.facts.authors[AuthorId("ada")].login is None
    assert AuthorId("bob") in reading.facts.authors


def test_the_day_is_the_one_on_which_the_head_was_committed(commits: Commits) -> None:
    base = commits.add({**BASE, "_config.yml": b"timezone: Pacific/Kiritimati\n"}, time=0)
    head = commits.add({**BASE, PATH: POST}, base, time=1_778_756_400)  # 2026-05-14 at 11:00 UTC
    repository = Repository(commits.path)

    assert repository.revisions(base, head).facts.today == date(2026, 5, 15)
    assert repository.revisions(base, head, today=date(2026, 1, 1)).facts.today == date(2026, 1, 1)


def test_titles_of_similar_posts_are_read_from_the_base(commits: Commits) -> None:
    other = "_posts/2025-01-01-hello-again.md"
    base = commits.add({**BASE, other: POST, "_posts/2025-01-01-far.md": POST})
    head = commits.add({**BASE, other: POST, "_posts/2025-01-01-far.md": POST, PATH: POST}, base)

    (known,) = Repository(commits.path).revisions(base, head).facts.posts

    assert (known.path, known.title) == (other, "Hello")


def test_links_and_submodules_are_no_posts(commits: Commits) -> None:
    base = commits.add(BASE)
    head = commits.add({**BASE, PATH: b"../../etc/passwd"}, base, modes={PATH: FileMode.LINK})
    submodule = commits.tree({b"_posts/theme.md": (FileMode.COMMIT, pygit2.Oid(hex=base))})
    repository = Repository(commits.path)

    assert changes(repository.revisions(base, head)) == []
    assert PATH in repository.revisions(base, head).facts.files
    assert changes(repository.revisions(base, commits.commit(submodule, base))) == []
    assert "_posts/theme.md" not in repository.revisions(commits.commit(submodule), base).facts.files


def test_a_post_that_is_too_large_is_named(commits: Commits) -> None:
    base = commits.add(BASE)
    head = commits.add({**BASE, PATH: b"x" * (MAX_BYTES + 1)}, base)

    (error,) = Repository(commits.path).revisions(base, head).errors

    assert error.in_english() == f"{PATH} is too large to be read. A post may have 1 MiB at most."


def test_a_path_of_any_bytes_is_read(commits: Commits) -> None:
    base = commits.add(BASE)
    head = commits.add({**BASE, b"_posts/caf\xe9.md": POST}, base)

    assert changes(Repository(commits.path).revisions(base, head)) == [("_posts/caf\udce9.md", "added", None)]


def test_folders_deeper_than_any_file_system_has_are_passed_over(commits: Commits) -> None:
    tree = commits.tree({b"hello.md": (FileMode.BLOB, commits.repository.create_blob(POST))})
    for _ in range(1_500):
        tree = commits.tree({b"a": (FileMode.TREE, tree)})
    deep = commits.commit(commits.tree({b"_posts": (FileMode.TREE, tree)}))

    assert Repository(commits.path).revisions(deep, deep).facts.files == frozenset()


@pytest.mark.parametrize("revision", ["nothing", "", "a b", "HEAD~", "^", "x\0y", "1234567", "@{upstream}", "a..b"])
def test_a_revision_that_is_none_is_refused_in_plain_words(commits: Commits, revision: str) -> None:
    base = commits.add(BASE)

    with pytest.raises(UserError, match="There is no commit"):
        Repository(commits.path).revisions(base, revision)


def test_a_tree_is_no_commit(commits: Commits) -> None:
    base = commits.add(BASE)
    tree = str(commits.repository.revparse_single(base + "^{tree}").id)

    with pytest.raises(UserError, match="There is no commit"):
        Repository(commits.path).revisions(tree, base)


def test_missing_objects_are_told_apart_from_mistakes_of_our_own(commits: Commits) -> None:
    base = commits.add(BASE)
    head = commits.add({**BASE, PATH: POST}, base)
    blob = str(commits.repository.revparse_single(f"{head}:{PATH}").id)
    (Path(commits.path) / "objects" / blob[:2] / blob[2:]).unlink()

    with pytest.raises(UserError, match=r"Objects of \w+ are missing in"):
        Repository(commits.path).revisions(base, head)


def test_what_is_no_repository_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="There is no git repository at"):
        Repository(str(tmp_path))


def test_the_conventions_are_those_of_the_base_without_the_posts_at_hand(commits: Commits) -> None:
    earlier: Files = {f"_posts/2026-04-{day:02}-a.md": POST for day in range(1, 11)}
    base = commits.add({**BASE, **earlier, OLD: b"---\ntitle: Old\nimage: a.jpg\n---\n"})
    head = commits.add({**BASE, **earlier, PATH: b"---\ntags: [a]\n---\n", OLD: b"---\ntitle: Older\n---\n"}, base)

    conventions = Repository(commits.path).revisions(base, head).facts.conventions[""]

    assert (conventions.posts, list(conventions.keys)) == (10, ["authors", "title"])
    assert conventions.keys["authors"].support.count == 10


def test_posts_that_were_read_before_are_not_read_again(commits: Commits, monkeypatch: pytest.MonkeyPatch) -> None:
    earlier: Files = {f"_posts/2026-04-{day:02}-a.md": POST + bytes([day]) for day in range(1, 11)}
    base = commits.add({**BASE, **earlier})
    newer = commits.add({**BASE, **earlier, PATH: POST}, base)
    draft = "_posts/2026-05-20-draft.md"
    repository = Repository(commits.path)
    repository.revisions(base, newer)
    read = list[str]()

    def noted(post: Post, day: date | None) -> Precedent:
        read.append(post.path)
        return precedent_of(post, day)

    monkeypatch.setattr(revisions, "precedent_of", noted)

    newest = commits.add({**BASE, **earlier, PATH: POST, draft: POST}, newer)
    assert repository.revisions(newer, newest).facts.conventions[""].posts == 11
    assert read == [PATH]


def test_a_published_post_is_known_as_it_was_before_and_a_draft_is_not(commits: Commits) -> None:
    long = POST + b"One line and another.\n" * 20
    base = commits.add({**BASE, OLD: POST, "_drafts/hello.md": long, "_posts/2020-01-02-moved.md": long + b"Moved."})
    moved = "_posts/2020-01-03-moved.md"
    head = commits.add({**BASE, OLD: POST + b"!", PATH: long, moved: long + b"Moved."}, base)

    posts = {post.path: post for post in Repository(commits.path).revisions(base, head).posts}

    assert {path: post.before.path if post.before else None for path, post in posts.items()} == {
        OLD: OLD,
        PATH: None,
        moved: "_posts/2020-01-02-moved.md",
    }


def test_lines_that_the_head_adds_are_fresh_where_somebody_wants_to_know(commits: Commits) -> None:
    base = commits.add({**BASE, OLD: b"One.\nTwo.\nThree.\n", "_drafts/long.md": POST + b"Words.\n" * 20})
    head = commits.add(
        {**BASE, OLD: b"One.\n2.\nThree.\nFour.\n", "_posts/long.md": POST + b"Words.\n" * 20, PATH: b"New.\nPost."},
        base,
    )
    repository = Repository(commits.path)

    assert repository.revisions(base, head).fresh == {}
    assert repository.revisions(base, head, fresh=True).fresh == {
        OLD: {2, 4},
        "_posts/long.md": set(),
        PATH: {1, 2},
    }


def test_a_configuration_with_a_rule_on_spelling_wants_to_know_them(commits: Commits) -> None:
    config: Files = {".github/copydesk.yml": b"rules: {misspelled-word: advice}"}
    base = commits.add({**BASE, **config})
    head = commits.add({**BASE, **config, PATH: b"New."}, base)

    assert Repository(commits.path).revisions(base, head).fresh == {PATH: {1}}


def test_the_images_that_the_head_brings_are_measured(commits: Commits) -> None:
    image = b"GIF89a\xc0\x0f\xd0\x0b".ljust(LIGHT + 1, b"\x00")
    base = commits.add({**BASE, "img/old.gif": image})
    head = commits.add(
        {**BASE, "img/old.gif": image, PATH: POST, "img/new.gif": image + b"\x00", "img/a.jpg": b"1"}, base
    )

    sizes = Repository(commits.path).revisions(base, head).facts.sizes
    assert sizes == {"img/new.gif": ImageSize(LIGHT + 2, 4032, 3024), "img/a.jpg": ImageSize(1)}
