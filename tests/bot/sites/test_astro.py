from __future__ import annotations

from datetime import date

import pytest

from bot.model.post import PostPath
from bot.model.site import AuthorId, PostKind, SiteFacts, SiteSettings, SourceFile
from bot.sites import astro

DAY = date(2026, 5, 14)
CONFIG = b"""
export default defineConfig({
  site: "https://letters.example",
  base: '/blog/',
  i18n: { defaultLocale: "fr" },
});
"""
COLLECTIONS = b"""
const letters = defineCollection({ loader: glob({ pattern: '**/*.md', base: "./src/data/blog" }) });
const docs = defineCollection({ loader: glob({ pattern: '**/*.md', base: './src/docs' }) });
"""


@pytest.mark.parametrize(
    "path", ["astro.config.mjs", "site/astro.config.ts", "src/content/config.ts", "src/content.config.ts"]
)
def test_a_site_of_astro_is_recognised(path: str) -> None:
    assert astro.recognises(frozenset([path]))
    assert astro.configuration_files(frozenset([path])) == (path,)


def test_any_other_repository_is_none() -> None:
    assert not astro.recognises(frozenset(["src/content/blog/a.md", "package.json"]))


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("src/content/blog/letters.md", PostKind.POST),
        ("src/content/posts/letters/index.mdx", PostKind.POST),
        ("src/content/blog/fr/letters.md", PostKind.POST),
        ("src/pages/posts/letters.md", PostKind.POST),
        ("src/pages/posts/index.astro", None),
        ("src/content/authors/ada.md", None),
        ("src/content/blog/_letters.md", None),
        ("src/content/config.ts", None),
        ("src/pages/about.md", None),
    ],
)
def test_a_post_is_found_by_its_collection(path: str, kind: PostKind | None) -> None:
    assert astro.post_kind(path, SiteSettings()) is kind


def test_the_programs_are_read_for_what_they_say_in_so_many_words() -> None:
    settings = astro.read_settings(
        [SourceFile("web/astro.config.mjs", CONFIG), SourceFile("web/src/content.config.ts", COLLECTIONS)]
    )

    assert (settings.base_url, settings.language, settings.root) == ("https://letters.example/blog", "fr", "web")
    assert settings.post_folders == ("src/data/blog",)
    assert astro.post_kind("web/src/data/blog/letters.md", settings) is PostKind.POST
    assert astro.post_kind("src/data/blog/letters.md", settings) is None


def test_authors_are_a_collection() -> None:
    files = frozenset(["src/content/authors/ada.md", "src/content/authors/grace.json", "src/data/authors.json"])

    assert astro.author_files(files) == tuple(sorted(files))
    (grace,) = astro.read_authors(SourceFile("src/content/authors/grace.json", b'{"name": "Grace"}'))
    assert (grace.id, grace.name) == ("grace", "Grace")
    assert astro.author_path(AuthorId("ada")) == "src/content/authors/ada.md"


@pytest.mark.parametrize(
    ("target", "exists"),
    [("/img/a.png", True), ("/img/lost.png", False), ("../../assets/a.png", True), ("/posts/lost", None)],
)
def test_files_are_known_and_addresses_are_not(target: str, exists: bool | None) -> None:
    post = PostPath("src/content/blog/letters.md")
    files = frozenset([post, "public/img/a.png", "src/assets/a.png"])

    assert astro.resolves(target, post, SiteFacts(astro, DAY, files)) is exists


@pytest.mark.parametrize(
    ("target", "exists"),
    [
        ("./desk.png", True),
        ("./Desk.png", False),
        ("./plan.PNG", False),
        ("../../assets/a.png", True),
        ("../assets/a.png", False),
        ("./a%20desk.png", True),
        ("desk.gif", None),
        ("./plan.pdf", None),
        ("./other-post", None),
        ("./desk.png?inline", True),
        ("./plan.png?inline", None),
        ("@assets/plan.png", None),
    ],
)
def test_an_image_beside_a_post_is_imported_from_there(target: str, exists: bool | None) -> None:
    post = PostPath("src/content/blog/letters.md")
    beside = ("src/content/blog/desk.png", "src/content/blog/a desk.png", "src/assets/a.png")

    assert astro.resolves(target, post, SiteFacts(astro, DAY, frozenset([post, *beside]))) is exists


@pytest.mark.parametrize(
    "written",
    ['"githubUsername": "ada"', '"social": {"github": "https://github.com/ada"}', '"github_url": "github.com/ada/"'],
)
def test_an_author_has_a_login_under_any_of_the_usual_keys(written: str) -> None:
    source = SourceFile("src/data/authors/ada.json", b'{"name": "Ada", ' + written.encode() + b"}")
    assert [author.login for author in astro.read_authors(source)] == ["ada"]
