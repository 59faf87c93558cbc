from __future__ import annotations

from datetime import date

import pytest

from bot.model.post import PostPath
from bot.model.site import AuthorId, PostKind, SiteFacts, SiteSettings, SourceFile
from bot.sites import eleventy

DAY = date(2026, 5, 14)
SETTINGS = SiteSettings()


@pytest.mark.parametrize(
    "path", [".eleventy.js", "eleventy.config.mjs", "content/posts/posts.11tydata.js", "src/feed.11ty.js"]
)
def test_a_site_of_eleventy_is_recognised(path: str) -> None:
    assert eleventy.recognises(frozenset([path]))


@pytest.mark.parametrize("path", ["package.json", "node_modules/a/feed.11ty.js", "_posts/a.md", "_data/site.json"])
def test_any_other_repository_is_none(path: str) -> None:
    assert not eleventy.recognises(frozenset([path]))


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("posts/letters.md", PostKind.POST),
        ("src/posts/letters.md", PostKind.POST),
        ("content/posts/2026-05-14-letters.md", PostKind.POST),
        ("content/blog/letters/index.md", PostKind.POST),
        ("src/fr/blog/letters.md", PostKind.POST),
        ("_posts/letters.md", PostKind.POST),
        ("posts/letters", PostKind.POST),
        ("src/drafts/letters.md", PostKind.DRAFT),
        ("posts/index.md", None),
        ("posts/index.njk", None),
        ("posts/posts.11tydata.js", None),
        ("posts/posts.json", None),
        ("posts/feed.11ty.md", None),
        ("content/about.md", None),
        ("node_modules/a/posts/letters.md", None),
        ("lib/posts/letters.md", None),
    ],
)
def test_a_post_is_found_by_its_folder(path: str, kind: PostKind | None) -> None:
    assert eleventy.post_kind(path, SETTINGS) is kind


def test_the_data_of_the_site_gives_address_and_language() -> None:
    files = frozenset([".eleventy.js", "data/site.yaml", "data/header.yml"])
    assert eleventy.configuration_files(files) == ("data/site.yaml",)

    settings = eleventy.read_settings(
        [SourceFile("data/site.yaml", b"host: https://letters.example/\nlocale: en-US\n")]
    )
    assert (settings.base_url, settings.language) == ("https://letters.example", "en-US")
    assert eleventy.read_settings([SourceFile("data/site.yaml", b"host: [\n")]).base_url == ""


def test_authors_are_described_in_data_or_content() -> None:
    files = frozenset(
        [
            "_data/authors.yml",
            "data/authors/ada.json",
            "content/authors/grace.md",
            "_authors/mary.md",
            "authors/index.md",
        ]
    )
    assert eleventy.author_files(files) == (
        "_authors/mary.md",
        "_data/authors.yml",
        "content/authors/grace.md",
        "data/authors/ada.json",
    )
    found = eleventy.read_authors(SourceFile("_data/authors.yml", b"ada:\n  full_name: Ada\ngrace: Grace\n"))
    assert [(author.id, author.name) for author in found] == [("ada", "Ada"), ("grace", "Grace")]
    assert eleventy.read_authors(SourceFile("_data/authors.yml", b"ada: [\n")) == ()
    assert eleventy.author_path(AuthorId("ada")) == "content/authors/ada.md"


@pytest.mark.parametrize(
    ("target", "exists"),
    [
        ("/assets/blog/letters.jpg", True),
        ("/assets/blog/lost.jpg", False),
        ("/assets/lost/lost.jpg", None),
        ("/2026/05/14/letters/", None),
        ("{% image_with_class 'a.jpg' %}", None),
        ("machines.md", True),
    ],
)
def test_only_a_picture_among_others_is_known_to_be_missing(target: str, exists: bool | None) -> None:
    post = PostPath("content/posts/letters.md")
    files = frozenset([post, "assets/blog/letters.jpg", "content/posts/machines.md"])

    assert eleventy.resolves(target, post, SiteFacts(eleventy, DAY, files)) is exists
