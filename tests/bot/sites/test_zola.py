from __future__ import annotations

from datetime import date

import pytest

from bot.model.post import PostPath
from bot.model.site import PostKind, SiteFacts, SiteSettings, SourceFile
from bot.sites import zola

DAY = date(2026, 5, 14)


def site(**sections: str) -> SiteSettings:
    """Settings from sections, whose names have ``__`` for ``/``; ``config`` is the configuration."""
    config = sections.pop("config", "")
    sources = [SourceFile("config.toml", config.encode())]
    for name, text in sections.items():
        path = "/".join(("content", *filter(None, name.split("__")), "_index.md"))
        sources.append(SourceFile(path, f"+++\n{text}\n+++\n".encode()))
    return zola.read_settings(sources)


def test_a_site_of_zola_is_recognised() -> None:
    assert zola.recognises(frozenset(["zola.toml"]))
    assert zola.recognises(frozenset(["config.toml", "templates/index.html"]))
    assert zola.recognises(frozenset(["content/_index.md", "static/logo.png"]))


@pytest.mark.parametrize(
    "files",
    [
        [],
        ["config.toml"],
        ["config.toml", "content/_index.md", "archetypes/default.md"],
        ["content/_index.md", "layouts/index.html"],
        ["content/posts/a.md"],
    ],
)
def test_any_other_repository_is_none(files: list[str]) -> None:
    assert not zola.recognises(frozenset(files))


def test_the_configuration_is_read_with_the_sections_the_highest_first() -> None:
    files = frozenset(["config.toml", "content/blog/_index.md", "content/_index.md", "content/blog/a.md"])

    assert zola.configuration_files(files) == ("config.toml", "content/_index.md", "content/blog/_index.md")


@pytest.mark.parametrize("said", ['sort_by = "date"', "generate_feeds = true", "paginate_by = 10"])
def test_a_section_of_posts_says_so(said: str) -> None:
    settings = site(letters=said, about='title = "About"', posts='title = "Posts"')

    assert zola.post_kind("content/letters/a.md", settings) is PostKind.POST
    assert zola.post_kind("content/letters/2026/a/index.md", settings) is PostKind.POST
    assert zola.post_kind("content/letters/_index.md", settings) is None
    assert zola.post_kind("content/about/a.md", settings) is None
    assert zola.post_kind("content/posts/a.md", settings) is None
    assert zola.post_kind("letters/a.md", settings) is None


def test_of_the_root_section_only_its_own_pages_are_posts() -> None:
    settings = site(**{"": "generate_feeds = true", "inside": "generate_feeds = true", "releases": ""})

    assert zola.post_kind("content/letters.md", settings) is PostKind.POST
    assert zola.post_kind("content/letters/index.md", settings) is PostKind.POST
    assert zola.post_kind("content/inside/letters.md", settings) is PostKind.POST
    assert zola.post_kind("content/letters/photo.jpg", settings) is None
    assert zola.post_kind("content/releases/latest.md", settings) is None
    assert zola.post_kind("content/_index.md", settings) is None


def test_sections_that_say_nothing_are_known_by_their_names() -> None:
    settings = site(blog='title = "Blog"', about='title = "About"')

    assert zola.post_kind("content/blog/a.md", settings) is PostKind.POST
    assert zola.post_kind("content/about/a.md", settings) is None


def test_without_any_section_the_usual_names_count() -> None:
    assert zola.post_kind("content/blog/a.md", site()) is PostKind.POST
    assert zola.post_kind("content/about/a.md", site()) is None


def test_the_configuration_gives_address_and_language() -> None:
    settings = site(config='base_url = "https://letters.example/"\ndefault_language = "fr"\n')

    assert (settings.base_url, settings.language) == ("https://letters.example", "fr")
    assert site(config="base_url =").base_url == ""


@pytest.mark.parametrize(
    ("path", "slug", "day"),
    [
        ("content/blog/letters.md", "letters", None),
        ("content/blog/2026-05-14-letters.md", "letters", DAY),
        ("content/blog/2026-05-14_letters/index.md", "letters", DAY),
        ("content/Rust-1.85.1.md", "Rust-1.85.1", None),
    ],
)
def test_slug_and_day_come_from_the_file_or_its_folder(path: str, slug: str, day: date | None) -> None:
    assert (zola.slug(path), zola.named_day(path)) == (slug, day)
    assert zola.path_for(path, DAY, slug) == path


@pytest.mark.parametrize(
    ("target", "exists"),
    [
        ("@/blog/machines.md", True),
        ("@/blog/machines.md#third", True),
        ("@/blog/lost.md", False),
        ("/blog/machines/", True),
        ("/blog/lost/", None),
        ("/images/logo.png", True),
        ("/images/lost.png", False),
        ("photo.jpg", True),
        ("lost.jpg", False),
    ],
)
def test_a_link_from_the_content_is_known_for_sure(target: str, exists: bool | None) -> None:
    post = PostPath("content/blog/letters/index.md")
    files = frozenset([post, "content/blog/machines.md", "static/images/logo.png", "content/blog/letters/photo.jpg"])

    assert zola.resolves(target, post, SiteFacts(zola, DAY, files)) is exists
