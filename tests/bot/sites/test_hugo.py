from __future__ import annotations

from datetime import date

import pytest

from bot.model.front_matter import Language
from bot.model.post import PostPath
from bot.model.site import AuthorId, PostKind, SiteFacts, SiteSettings, SourceFile
from bot.sites import hugo

DAY = date(2026, 5, 14)
SETTINGS = SiteSettings()


def config(text: str, path: str = "hugo.toml") -> SiteSettings:
    return hugo.read_settings([SourceFile(path, text.encode())])


def resolves(target: str, *files: str, base_url: str = "", post: str = "content/posts/letters/index.md") -> bool | None:
    facts = SiteFacts(hugo, DAY, frozenset((post, *files)), settings=SiteSettings(base_url=base_url))
    return hugo.resolves(target, PostPath(post), facts)


@pytest.mark.parametrize(
    "files",
    [
        ["hugo.toml"],
        ["hugo.yaml", "content/posts/a.md"],
        ["config/_default/hugo.toml"],
        ["config.toml", "content/posts/a.md", "archetypes/default.md"],
        ["config.yaml", "content/a.md"],
        ["config.toml", "content/_index.md", "layouts/index.html", "templates/a.html"],
        ["website/hugo.toml"],
    ],
)
def test_a_site_of_hugo_is_recognised(files: list[str]) -> None:
    assert hugo.recognises(frozenset(files))


@pytest.mark.parametrize(
    "files",
    [
        [],
        ["config.toml"],
        ["config.toml", "src/main.rs"],
        ["config.toml", "content/_index.md", "templates/index.html"],
        ["themes/ananke/hugo.toml"],
        ["a/b/hugo.toml"],
    ],
)
def test_any_other_repository_is_none(files: list[str]) -> None:
    assert not hugo.recognises(frozenset(files))


@pytest.mark.parametrize(
    "path",
    [
        "content/posts/letters.md",
        "content/post/2026/letters.md",
        "content/blog/letters/index.md",
        "content/blog/letters.fr.md",
        "content/blog/letters/index.fr.md",
        "content/fr/posts/letters.md",
        "content/pt-br/news/letters.md",
        "content/posts/letters",
        "content/posts/letters.docx",
    ],
)
def test_a_post_is_found_by_its_section(path: str) -> None:
    assert hugo.post_kind(path, SETTINGS) is PostKind.POST


@pytest.mark.parametrize(
    "path",
    [
        "content/posts/_index.md",
        "content/posts/_index.fr.md",
        "content/posts/index.md",
        "content/posts/letters/photo.jpg",
        "content/about.md",
        "content/docs/letters.md",
        "layouts/posts/single.html",
        "themes/ananke/content/posts/a.md",
        "exampleSite/content/posts/a.md",
        "posts/letters.md",
    ],
)
def test_any_other_file_is_no_post(path: str) -> None:
    assert hugo.post_kind(path, SETTINGS) is None


def test_the_main_sections_are_those_of_the_configuration() -> None:
    settings = config('[params]\nmainSections = ["letters"]\n')

    assert hugo.post_kind("content/letters/a.md", settings) is PostKind.POST
    assert hugo.post_kind("content/fr/letters/a.md", settings) is PostKind.POST
    assert hugo.post_kind("content/posts/a.md", settings) is None


def test_the_content_may_stand_elsewhere() -> None:
    assert hugo.post_kind("pages/blog/a.md", config('contentDir = "pages"')) is PostKind.POST


def test_a_site_may_stand_in_a_folder() -> None:
    files = frozenset(["website/hugo.toml", "website/content/posts/a.md"])
    assert hugo.configuration_files(files) == ("website/hugo.toml",)

    settings = config("", "website/hugo.toml")
    assert settings.root == "website"
    assert hugo.post_kind("website/content/posts/a.md", settings) is PostKind.POST
    assert hugo.post_kind("content/posts/a.md", settings) is None


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("hugo.toml", 'baseURL = "https://letters.example/"\nlanguageCode = "fr-FR"\ntimeZone = "Europe/Paris"\n'),
        ("config.yaml", "baseurl: https://letters.example/\nlanguagecode: fr-FR\ntimezone: Europe/Paris\n"),
        ("hugo.json", '{"baseURL": "https://letters.example", "languageCode": "fr-FR", "timeZone": "Europe/Paris"}'),
        (
            "config/_default/hugo.toml",
            'baseURL = "https://letters.example/"\nlanguageCode = "fr-FR"\ntimeZone="Europe/Paris"',
        ),
    ],
)
def test_the_configuration_is_read_in_each_of_its_languages(path: str, text: str) -> None:
    settings = config(text, path)

    assert (settings.base_url, settings.language, settings.time_zone, settings.root) == (
        "https://letters.example",
        "fr-FR",
        "Europe/Paris",
        "",
    )
    assert set(settings.front_matter) == set(Language)


@pytest.mark.parametrize(
    "text", ["baseURL = ", "= =", "\x00", 'timeZone = "Nowhere/At-All"', "baseURL = 7\nparams = 1"]
)
def test_a_configuration_that_cannot_be_read_says_nothing(text: str) -> None:
    assert config(text).base_url == ""
    assert config(text).time_zone is None


@pytest.mark.parametrize(
    ("path", "slug", "day"),
    [
        ("content/posts/letters.md", "letters", None),
        ("content/posts/2026-05-14-letters.md", "letters", DAY),
        ("content/posts/2026-05-14-letters/index.md", "letters", DAY),
        ("content/posts/letters/index.fr.md", "letters", None),
        ("content/posts/letters.fr.md", "letters", None),
    ],
)
def test_slug_and_day_come_from_the_file_or_its_folder(path: str, slug: str, day: date | None) -> None:
    assert (hugo.slug(path), hugo.named_day(path)) == (slug, day)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("content/posts/Letters from Home.md", "content/posts/Letters from Home.md"),
        ("content/posts/letters/index.md", "content/posts/letters/index.md"),
        ("content/posts/letters.org", "content/posts/letters.org"),
        ("content/posts/letters", "content/posts/letters.md"),
        ("content/posts/letters.docx", "content/posts/letters.md"),
    ],
)
def test_a_post_needs_no_day_in_its_name_but_an_ending(path: str, expected: str) -> None:
    assert hugo.path_for(path, DAY, "other") == expected


def test_authors_are_described_in_data_or_content() -> None:
    files = frozenset(
        ["data/authors.yaml", "data/authors/ada.toml", "content/authors/grace/_index.md", "content/authors/_index.md"]
    )
    assert hugo.author_files(files) == (
        "content/authors/grace/_index.md",
        "data/authors.yaml",
        "data/authors/ada.toml",
    )
    (grace,) = hugo.read_authors(SourceFile("content/authors/grace/_index.md", b"---\ntitle: Grace\n---\n"))
    assert (grace.id, grace.name) == ("grace", "Grace")
    (ada,) = hugo.read_authors(SourceFile("data/authors/ada.toml", b'name = "Ada"\ngithub = "ada"\n'))
    assert (ada.id, ada.name, ada.login) == ("ada", "Ada", "ada")
    assert hugo.author_path(AuthorId("ada")) == "content/authors/ada/_index.md"


def test_a_site_without_author_files_has_free_names() -> None:
    assert hugo.author_files(frozenset(["content/posts/a.md"])) == ()
    assert config("").free_authors


@pytest.mark.parametrize(
    ("target", "exists"),
    [
        ("photo.jpg", True),
        ("other.jpg", False),
        ("/images/logo.png", True),
        ("/images/lost.png", False),
        ("/elsewhere/lost.png", None),
        ("/posts/machines/", True),
        ("/posts/lost/", None),
        ('{{< ref "lost.md" >}}', None),
        ("https://letters.example/images/lost.png", False),
        ("https://elsewhere.example/images/lost.png", None),
        ("#top", None),
        ("/", None),
    ],
)
def test_only_a_picture_among_others_is_known_to_be_missing(target: str, exists: bool | None) -> None:
    files = ("content/posts/letters/photo.jpg", "static/images/logo.png", "content/posts/machines.md")
    assert resolves(target, *files, base_url="https://letters.example") is exists


@pytest.mark.parametrize(
    ("post", "target", "exists"),
    [
        ("content/posts/letters/index.md", "desk.jpg", True),
        ("content/posts/letters/index.md", "no.jpg", False),
        ("content/posts/letters/index.fr.md", "../no.jpg", False),
        ("content/posts/letters/index.md", "garden.jpg", None),  # a mount may put it there
        ("content/posts/letters/index.md", "../other/", None),
        ("content/posts/letters.md", "no.jpg", None),
    ],
)
def test_a_picture_of_a_page_bundle_is_known_to_be_missing(post: str, target: str, exists: bool | None) -> None:
    files = ("content/posts/letters/desk.jpg", "assets/garden.jpg")
    assert resolves(target, *files, post=post) is exists
