from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.site import Author, PostKind, SiteSettings, SourceFile
from bot.sites import jekyll, recognise

DAY = date(2026, 5, 14)
SETTINGS = SiteSettings()

segments = st.sampled_from(["_posts", "_drafts", "_authors", "_data", "blog", "é", "..", "", "_config.yml", "a b"])
names = st.text(max_size=20) | st.from_regex(r"\d{4}-\d{1,2}-\d{1,2}[-.][a-zé]{0,5}(\.[a-z]{1,9})?", fullmatch=True)
paths = st.tuples(st.lists(segments, max_size=4), names).map(lambda parts: "/".join([*parts[0], parts[1]]))


def config(text: str, path: str = "_config.yml") -> SiteSettings:
    return jekyll.read_settings([SourceFile(path, text.encode())])


def author(text: str, path: str = "_authors/ada.md") -> Author:
    (found,) = jekyll.read_authors(SourceFile(path, text.encode()))
    return found


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("_posts/2026-05-14-hello.md", PostKind.POST),
        ("_drafts/hello.md", PostKind.DRAFT),
        ("content/_posts/hello.md", PostKind.POST),
        ("travel/_posts/2026/hello.md", PostKind.POST),
        ("_posts/_drafts/hello.md", PostKind.DRAFT),
        ("_posts/hello", PostKind.POST),
        ("_posts/hello.ml", PostKind.POST),
        ("_posts/hello.docx", PostKind.POST),
        ("_posts/été à Paris ?.md", PostKind.POST),
    ],
)
def test_a_post_is_found_by_its_folder_whatever_its_name(path: str, kind: PostKind) -> None:
    assert jekyll.post_kind(path, SETTINGS) is kind


@pytest.mark.parametrize(
    "path",
    [
        "_posts/.keep",
        "_posts/README.md",
        "_posts/photo.JPG",
        "_posts/authors.yml",
        "_posts/hello.md~",
        "posts/hello.md",
        "my_posts/hello.md",
        "_posts",
        "vendor/theme/_posts/hello.md",
        "_site/_posts/hello.md",
    ],
)
def test_any_other_file_is_no_post(path: str) -> None:
    assert jekyll.post_kind(path, SETTINGS) is None


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("_posts/2026-05-14-hello.md", DAY),
        ("_posts/2026-5-14-hello.md", DAY),
        ("_posts/2026-05-14.hello", DAY),
        ("_posts/2026-24-03-hello.md", None),
        ("_posts/2026-05-141-hello.md", None),
        ("_posts/AAAA-MM-JJ-hello.md", None),
        ("2026-05-14/hello.md", None),
    ],
)
def test_the_day_is_the_one_that_the_name_begins_with(path: str, day: date | None) -> None:
    assert jekyll.named_day(path) == day


@pytest.mark.parametrize(
    ("path", "slug"),
    [
        ("_posts/2026-05-14-hello-world.md", "hello-world"),
        ("_posts/2026-24-03-hello.markdown", "hello"),
        ("_posts/AAAA-MM-JJ-hello.md", "hello"),
        ("_posts/2026-05-14.hello", "hello"),
        ("_posts/2026-05-14.md", ""),
        ("_posts/hello.ml", "hello"),
        ("_posts/2026-05-14-release-1.12", "release-1.12"),
        ("_posts/2026-05-14-release-1.12.md", "release-1.12"),
        ("_drafts/hello", "hello"),
        ("_posts/_index.md", "index"),
    ],
)
def test_the_slug_is_what_is_left_of_the_name(path: str, slug: str) -> None:
    assert jekyll.slug(path) == slug


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("_posts/hello", "_posts/2026-05-14-hello.md"),
        ("_posts/hello.ml", "_posts/2026-05-14-hello.md"),
        ("_posts/hello.html", "_posts/2026-05-14-hello.html"),
        ("blog/_drafts/travel/hello.md", "blog/_posts/travel/2026-05-14-hello.md"),
    ],
)
def test_a_post_goes_out_under_its_day_beside_where_it_stands(path: str, expected: str) -> None:
    assert jekyll.path_for(path, DAY, "hello") == expected


@given(paths, st.dates(), st.from_regex(r"[a-z0-9]{1,9}(-[a-z0-9]{1,9}){0,3}", fullmatch=True))
@settings(max_examples=100)
def test_the_path_to_go_out_under_says_its_day_and_its_slug(path: str, day: date, slug: str) -> None:
    made = jekyll.path_for(path, day, slug)

    assert (jekyll.named_day(made), jekyll.slug(made)) == (day, slug)
    assert jekyll.path_for(made, day, slug) == made


@given(paths)
@settings(max_examples=100)
def test_no_path_raises(path: str) -> None:
    files = frozenset((path,))
    jekyll.post_kind(path, SETTINGS)
    jekyll.named_day(path)
    recognise(files)
    for found in jekyll.author_files(files):
        jekyll.read_authors(SourceFile(found, b"---\n"))
    assert jekyll.slug(path) in path


def test_a_folder_of_posts_or_a_configuration_makes_a_site() -> None:
    assert jekyll.recognises(frozenset(("_config.yml",)))
    assert jekyll.recognises(frozenset(("docs/_config.toml",)))
    assert jekyll.recognises(frozenset(("_posts/hello.md",)))
    assert not jekyll.recognises(frozenset(("README.md", "content/hello.md")))


def test_jekyll_reads_one_configuration_alone() -> None:
    files = frozenset(("_config.yml", "_config.toml", "docs/_config.yml"))

    assert jekyll.configuration_files(files) == ("_config.yml",)
    assert jekyll.configuration_files(frozenset(("README.md",))) == ()


def test_the_configuration_says_how_the_site_is_made() -> None:
    written = """\
url: https://blog.example/
baseurl: /news
permalink: pretty
excerpt_separator: <!--more-->
timezone: Europe/Paris
lang: fr
markdown: kramdown
collections:
  books:
    output: true
  jobs:
    permalink: /hiring/:title/
plugins: [jekyll-redirect-from]
source: content
"""

    assert config(written) == SiteSettings(
        excerpt_separator="<!--more-->",
        permalink="pretty",
        base_url="https://blog.example/news",
        collections=("books", "jobs"),
        collection_permalinks=(("jobs", "/hiring/:title/"),),
        time_zone="Europe/Paris",
        language="fr",
        root="content",
        redirects=True,
        markdown="kramdown",
    )


def test_toml_is_read_alike() -> None:
    written = 'permalink = "none"\ncollections = ["books"]\ntimezone = "UTC"\n'

    assert config(written, "_config.toml") == SiteSettings(permalink="none", collections=("books",), time_zone="UTC")


@pytest.mark.parametrize("source", ["docs/_config.yml", "docs/_config.toml"])
def test_a_site_in_a_folder_has_its_root_there(source: str) -> None:
    assert config("", source).root == "docs"


@pytest.mark.parametrize("source", ["..", "../elsewhere", "/", "."])
def test_a_source_outside_of_the_repository_is_none(source: str) -> None:
    assert config(f"source: {source}\n").root in ("", "elsewhere")


def test_defaults_for_posts_go_before_the_permalink_of_the_site() -> None:
    written = """\
permalink: pretty
defaults:
  - scope: {path: ""}
    values: {layout: post}
  - scope: {path: "", type: posts}
    values: {permalink: /:title/}
"""

    assert config(written).permalink == "/:title/"


def test_defaults_for_a_folder_of_posts_make_addresses_uncertain() -> None:
    written = "defaults:\n  - scope: {path: news, type: posts}\n    values: {permalink: /:title/}\n"

    assert config(written) == SiteSettings(redirects=True)


@pytest.mark.parametrize(
    "written",
    [
        "- a list",
        "{{{",
        "url: [a]\nbaseurl: 3\ntimezone: Mars/Olympus\ncollections: books\nplugins: x\ndefaults: {a: b}",
        "timezone: ../../etc/passwd",
        "timezone: Europe",
        "url: http://[broken",
        "a: &x [1]\npermalink: *x",
        "defaults: [1, {scope: 2}]\nsource: [x]",
        "\x00",
        "[" * 50_000,
    ],
)
def test_what_is_unreadable_is_left_at_its_default(written: str) -> None:
    assert config(written) == SiteSettings()
    assert config(written, "_config.toml") == SiteSettings()


@given(st.binary(max_size=200), st.sampled_from(["_config.yml", "_config.toml", "docs/_config.yaml"]))
@settings(max_examples=100)
def test_no_configuration_raises(content: bytes, path: str) -> None:
    assert isinstance(jekyll.read_settings([SourceFile(path, content)]), SiteSettings)


def test_authors_stand_in_files_of_their_own_or_in_data_files() -> None:
    files = frozenset(
        (
            "_authors/ada.md",
            "content/_authors/eve.markdown",
            "_data/authors.yml",
            "_data/authors/bob.yml",
            "_authors/README.md",
            "_authors/photo.png",
            "_data/navigation.yml",
            "img/authors/ada.md",
            "authors.yml",
        )
    )

    assert jekyll.author_files(files) == (
        "_authors/ada.md",
        "_data/authors.yml",
        "_data/authors/bob.yml",
        "content/_authors/eve.markdown",
    )
    assert jekyll.author_path(author("").id) == "_authors/ada.md"


def test_an_author_has_a_name_a_login_a_stay_and_teams() -> None:
    found = author(
        "---\nfullname: Ada Lovelace\ngithub: '@ada-l'\nstart: 2024-01-01\nend: 2026-03-31\nstartups:\n"
        "  - engine\n  - mill:\n      inactive\n---\nA life.\n"
    )

    assert (found.id, found.path, found.name, found.login) == ("ada", "_authors/ada.md", "Ada Lovelace", "ada-l")
    assert (found.start, found.end) == (date(2024, 1, 1), date(2026, 3, 31))
    assert found.teams == ("engine", "mill")


@pytest.mark.parametrize(
    ("written", "login"),
    [
        ("ada-l", "ada-l"),
        ("'@ada-l'", "ada-l"),
        ("https://github.com/ada-l", "ada-l"),
        ("https://www.github.com/ada-l/?tab=repositories", "ada-l"),
        ("github.com/ada-l", "ada-l"),
        ("42", "42"),
        ("'ada l'", None),
        ("'-ada'", None),
        ("https://gitlab.com/ada-l", None),
        ("'ada/../eve'", "ada"),
        ("'ada](x) @eve'", None),
        ("[ada]", None),
        ("true", None),
        ("''", None),
    ],
)
def test_a_login_is_read_as_people_write_it(written: str, login: str | None) -> None:
    assert author(f"---\ngithub: {written}\n---\n").login == login


def test_somebody_with_several_missions_is_there_until_the_last_one_ends() -> None:
    ended = (
        "---\nmissions:\n  - start: 2022-01-01\n    end: 2022-12-31\n  - start: 2024-01-01\n    end: 2025-01-31\n---\n"
    )
    running = "---\nmissions:\n  - start: 2022-01-01\n    end: 2022-12-31\n  - start: 2024-01-01\n---\n"

    assert (author(ended).start, author(ended).end) == (date(2022, 1, 1), date(2025, 1, 31))
    assert (author(running).start, author(running).end) == (date(2022, 1, 1), None)


def test_an_author_whose_file_cannot_be_read_exists_all_the_same() -> None:
    found = jekyll.read_authors(SourceFile("_authors/jean-luc.dupont.md", b"", truncated=True))

    assert found == (Author(author("", "_authors/jean-luc.dupont.md").id, "_authors/jean-luc.dupont.md"),)
    assert found[0].id == "jean-luc.dupont"
    assert author("---\nend: 2026-02-30\nstart: soon\nteam: [1, {x: 2}]\n").end is None


def test_a_common_file_holds_all_authors() -> None:
    written = "ada:\n  full_name: Ada Lovelace\n  github: ada-l\neve:\nbob: Bob Marley\n"
    found = jekyll.read_authors(SourceFile("_data/authors.yml", written.encode()))

    assert [(one.id, one.name, one.login) for one in found] == [
        ("ada", "Ada Lovelace", "ada-l"),
        ("eve", None, None),
        ("bob", "Bob Marley", None),
    ]


def test_a_data_file_holds_the_author_that_it_is_named_after() -> None:
    found = author("name: Bob\ngithub: bob\n", "_data/authors/bob.yml")

    assert (found.id, found.name, found.login) == ("bob", "Bob", "bob")


@given(st.binary(max_size=200), st.sampled_from(["_authors/ada.md", "_data/authors.yml", "_data/authors/ada.json"]))
@settings(max_examples=100)
def test_no_author_file_raises(content: bytes, path: str) -> None:
    assert all(isinstance(found, Author) for found in jekyll.read_authors(SourceFile(path, content)))
