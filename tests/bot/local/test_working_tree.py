from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.local.reading import MAX_BYTES, Reading
from bot.local.working_tree import top_of, working_tree
from bot.model.errors import UserError
from bot.model.post import Change
from bot.model.site import AuthorId, ImageSize
from bot.text.image_size import LIGHT
from tests.bot.local.sites import PATH, POST, SITE, write

NOW = datetime(2026, 5, 14, 23, 0, tzinfo=UTC)


def read(root: Path, *paths: str, today: date | None = None) -> Reading:
    return working_tree(root, [Path(path) for path in paths], now=NOW, today=today)


def the_paths(reading: Reading) -> list[str]:
    return [post.path for post in reading.posts]


@pytest.fixture(name="site")
def _site(tmp_path: Path) -> Path:
    return write(tmp_path, {**SITE, PATH: POST, "_drafts/later.md": POST, "img/posts/a.jpg": b"", "about.md": b"Us."})


def test_without_paths_every_post_and_draft_is_read(site: Path) -> None:
    reading = read(site)

    assert the_paths(reading) == ["_drafts/later.md", PATH]
    assert {post.change for post in reading.posts} == {Change.UNCHANGED}
    assert reading.errors == ()


def test_the_site_around_the_posts_is_read_too(site: Path) -> None:
    write(site, {"_config.yml": b"timezone: Europe/Paris\n", ".github/copydesk.yml": b"language: fr\n"})
    reading = read(site)

    assert reading.facts.authors is not None
    assert reading.facts.authors[AuthorId("ada")].name == "Ada Lovelace"
    assert "img/posts/a.jpg" in reading.facts.files
    assert reading.facts.today == date(2026, 5, 15)
    assert reading.config.language == "fr"
    assert read(site, today=date(2020, 1, 1)).facts.today == date(2020, 1, 1)


def test_paths_count_from_the_current_folder_or_else_from_the_site(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(site / "_posts")

    assert the_paths(read(site, "2026-05-14-hello.md")) == [PATH]
    assert the_paths(read(site, PATH)) == [PATH]
    assert the_paths(read(site, str(site / PATH), PATH)) == [PATH]


def test_a_folder_stands_for_the_posts_in_it(site: Path) -> None:
    assert the_paths(read(site, "_drafts")) == ["_drafts/later.md"]
    assert the_paths(read(site, str(site))) == ["_drafts/later.md", PATH]
    assert the_paths(read(site, "img")) == []


def test_titles_of_similar_posts_are_known(site: Path) -> None:
    write(site, {"_posts/2025-01-01-hello-again.md": POST})

    (known,) = read(site, PATH).facts.posts

    assert (known.path, known.title) == ("_posts/2025-01-01-hello-again.md", "Hello")


def test_what_is_no_post_is_refused_in_plain_words(site: Path) -> None:
    with pytest.raises(UserError, match=r"about\.md is no post\. Posts of this site have a path such as _posts/"):
        read(site, "about.md")


def test_what_does_not_exist_is_refused(site: Path) -> None:
    with pytest.raises(UserError, match=r"There is no file _posts/nothing\.md\."):
        read(site, "_posts/nothing.md")
    with pytest.raises(UserError, match="There is no folder"):
        read(site / "nowhere")


def test_what_is_outside_of_the_site_is_refused(site: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = write(tmp_path_factory.mktemp("other"), {PATH: POST})

    with pytest.raises(UserError, match="is outside of"):
        read(site, str(other / PATH))


def test_links_and_pipes_are_not_followed(site: Path) -> None:
    (site / "_posts/link.md").symlink_to(site / PATH)
    (site / "_posts/loop").symlink_to(site)
    os.mkfifo(site / "_posts/pipe.md")

    assert the_paths(read(site)) == ["_drafts/later.md", PATH]


def test_a_post_that_is_too_large_is_named(site: Path) -> None:
    write(site, {"_posts/large.md": b"x" * (MAX_BYTES + 1)})
    reading = read(site)

    assert "_posts/large.md" not in the_paths(reading)
    assert [error.in_english() for error in reading.errors] == [
        "_posts/large.md is too large to be read. A post may have 1 MiB at most."
    ]


def test_a_name_of_any_bytes_is_read(site: Path) -> None:
    (site / os.fsdecode(b"_posts/caf\xe9\n.md")).write_bytes(POST)

    assert "_posts/caf\udce9\n.md" in the_paths(read(site))


def test_a_broken_configuration_leaves_the_defaults(site: Path) -> None:
    write(site, {"copydesk.yml": b"langage: fr\n"})
    reading = read(site)

    assert [error.in_english() for error in reading.errors] == [
        "copydesk.yml, line 1: “langage” is no setting. Did you mean “language”?"
    ]
    assert reading.config.language is None
    assert the_paths(reading) == ["_drafts/later.md", PATH]


def test_a_folder_without_posts_is_an_error_only_where_no_site_is_recognised(tmp_path: Path) -> None:
    (error,) = read(tmp_path).errors
    assert error.in_english().startswith("No post was found here, nor a site that Copydesk knows (")

    write(tmp_path, {"_config.yml": b""})
    assert read(tmp_path).errors == ()


def test_somebody_is_told_how_far_the_reading_has_come(site: Path) -> None:
    seen = list[str]()

    def track(paths: object) -> list[str]:
        assert isinstance(paths, list)
        seen.extend(paths)
        return paths

    working_tree(site, now=NOW, track=track)

    assert seen == ["_drafts/later.md", PATH]


def test_the_top_of_a_site_is_found_by_its_surest_sign(tmp_path: Path) -> None:
    post = write(tmp_path, {f"docs/{PATH}": POST, "img/a.jpg": b""}) / "docs" / PATH
    assert top_of(post) == top_of(post.parent) == tmp_path / "docs"
    write(tmp_path, {"docs/_config.yml": b""})
    assert top_of(post) == tmp_path / "docs"
    write(tmp_path, {"copydesk.yml": b""})
    assert top_of(post) == tmp_path
    assert top_of(tmp_path / "img") == tmp_path


def test_a_folder_without_any_sign_is_taken_as_it_is(tmp_path: Path) -> None:
    write(tmp_path, {"img/a.jpg": b""})

    assert top_of(tmp_path / "img") == top_of(tmp_path / "img/a.jpg") == tmp_path / "img"


def test_the_latest_posts_are_read_newest_first_and_the_conventions_learned(tmp_path: Path) -> None:
    write(tmp_path, {**SITE, **{f"_posts/2026-04-{day:02}-a.md": POST for day in range(1, 11)}})

    reading = working_tree(tmp_path, now=NOW, latest=2)

    assert [post.path for post in reading.posts] == ["_posts/2026-04-10-a.md", "_posts/2026-04-09-a.md"]
    assert reading.facts.conventions[""].posts == 10


def test_where_names_carry_no_day_the_latest_posts_are_told_by_what_they_say(tmp_path: Path) -> None:
    days = {"a": "date: 2026-04-01", "b": "path: 2026/05/02/b", "c": "title: C", "d": "date: 2026-04-30"}
    posts = {f"content/blog/{name}.md": f"---\n{line}\n---\nText.\n".encode() for name, line in days.items()}
    write(tmp_path, {"hugo.toml": b"", **posts})

    reading = working_tree(tmp_path, now=NOW, latest=3)

    assert sorted(post.name for post in reading.posts) == ["a.md", "b.md", "d.md"]


def test_images_are_measured(site: Path) -> None:
    image = b"GIF89a\xc0\x0f\xd0\x0b".ljust(LIGHT + 1, b"\x00")
    write(site, {"img/wide.gif": image})
    (site / "img/link.gif").symlink_to("wide.gif")

    sizes = {"img/posts/a.jpg": ImageSize(0), "img/wide.gif": ImageSize(LIGHT + 1, 4032, 3024)}
    assert read(site).facts.sizes == sizes
