from __future__ import annotations

from datetime import date

import pytest

from bot.model.post import PostPath
from bot.model.site import AuthorId, PostKind, SiteFacts, SiteSettings, SourceFile
from bot.sites import plain

DAY = date(2026, 5, 14)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("posts/letters.md", PostKind.POST),
        ("posts/inside/2026-05-14-letters.md", PostKind.POST),
        ("blog/letters/index.md", PostKind.POST),
        ("docs/blog/letters.md", PostKind.POST),
        ("content/letters.md", PostKind.POST),
        ("content/inside/letters.md", PostKind.POST),
        ("drafts/letters.md", PostKind.DRAFT),
        ("posts/index.md", None),
        ("posts/blog.yml", None),
        ("content/docs/letters.md", None),
        ("content/a/b/letters.md", None),
        ("docs/letters.md", None),
        ("src/lib/posts/letters.md", None),
        ("README.md", None),
    ],
)
def test_a_post_is_found_by_its_folder(path: str, kind: PostKind | None) -> None:
    assert plain.post_kind(path, SiteSettings()) is kind
    assert plain.recognises(frozenset([path])) is (kind is not None)


def test_there_is_no_configuration() -> None:
    assert plain.configuration_files(frozenset(["posts/a.md", "_config.yml"])) == ()


def test_authors_are_described_in_files_of_their_own_or_in_one() -> None:
    files = frozenset(["authors/ada.md", "data/authors.yml", "posts/a.md"])

    assert plain.author_files(files) == ("authors/ada.md", "data/authors.yml")
    (ada,) = plain.read_authors(SourceFile("authors/ada.md", b"---\nname: Ada\n---\n"))
    assert (ada.id, ada.name) == ("ada", "Ada")
    assert plain.author_path(AuthorId("ada")) == "authors/ada.md"


@pytest.mark.parametrize(
    ("target", "exists"), [("/images/a.png", True), ("/images/lost.png", False), ("/posts/lost.html", None)]
)
def test_only_a_picture_among_others_is_known_to_be_missing(target: str, exists: bool | None) -> None:
    post = PostPath("posts/letters.md")

    assert plain.resolves(target, post, SiteFacts(plain, DAY, frozenset([post, "static/images/a.png"]))) is exists
