from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from bot.conventions import newest, precedent_of
from bot.model.conventions import Shape, WrittenKey
from bot.model.post import PostPath
from bot.model.site import SiteSettings
from bot.sites import jekyll
from bot.text.post import read_post

SITE = SiteSettings()
PATH = PostPath("_posts/2026-05-14-letters.md")


def test_the_newest_posts_come_first() -> None:
    files = ["_posts/2024-01-01-a.md", "_posts/2026-01-01-c.md", "_posts/2025-01-01-b.md", "_posts/undated.md"]
    assert newest(files, jekyll, SITE, limit=2) == ("_posts/2026-01-01-c.md", "_posts/2025-01-01-b.md")
    assert newest(files, jekyll, SITE)[-1] == "_posts/undated.md"


def test_drafts_other_files_and_the_posts_at_hand_are_no_examples() -> None:
    files = ["_drafts/a.md", "README.md", "img/2026-01-01-a.jpg", PATH, "_posts/2026-01-01-a.md"]
    assert newest(files, jekyll, SITE, besides=[PATH]) == ("_posts/2026-01-01-a.md",)


@given(st.sets(st.text("abcdé\udce9", min_size=1, max_size=3), min_size=5, max_size=12))
def test_a_sample_of_posts_without_a_day_hardly_changes_when_one_is_added(names: set[str]) -> None:
    files = {f"_posts/{name}.md" for name in names}
    before = newest(files, jekyll, SITE, limit=4)
    after = newest({*files, "_posts/zz.md"}, jekyll, SITE, limit=4)
    assert len(set(after) - set(before)) <= 1


def test_a_post_shows_its_keys_its_comments_and_its_headings() -> None:
    text = (
        "---\ntitle: Letters\ndate: 2026-05-12 10:00\ntags: [a, b]\nimage:\nmore: {a: b}\nhero: yes\n---\n"
        "One.\n\n<!--more-->\n\n### Three\n\n`<!--code-->`\n\n<!-- a\nlong one -->\n"
    )
    found = precedent_of(read_post(PATH, text.encode()), date(2026, 5, 14))
    assert found.keys == (
        WrittenKey("title", Shape.TEXT, ("Letters",)),
        WrittenKey("date", Shape.TEXT, ("2026-05-12 10:00",)),
        WrittenKey("tags", Shape.LIST, ("a", "b")),
        WrittenKey("image"),
        WrittenKey("more", Shape.GROUP),
        WrittenKey("hero", Shape.BOOLEAN),
    )
    assert (found.day, found.title, found.top_heading) == (date(2026, 5, 12), "Letters", 3)
    assert found.comments == {"<!--more-->"}


def test_a_date_that_says_no_day_leaves_the_day_of_the_name() -> None:
    for written in ("in May", "2026-02-31", "May 14, 2026"):
        post = read_post(PATH, f"---\ntitle: A\ndate: {written}\n---\n".encode())
        assert precedent_of(post, date(2026, 5, 14)).day == date(2026, 5, 14)


@given(st.binary(max_size=300))
def test_any_file_is_an_example_of_something(content: bytes) -> None:
    assert precedent_of(read_post(PATH, content), None).path == PATH


def test_the_day_in_the_address_that_a_post_gives_itself_is_that_of_its_publication() -> None:
    for line in ("path: 2026/08/20/letters", "permalink: /blog/2026/08/20/letters/", "url: 2026/8/20/letters"):
        post = read_post(PATH, f"---\ntitle: A\n{line}\n---\n".encode())
        assert precedent_of(post, None).day == date(2026, 8, 20)
    for line in ("path: 2026/13/20/letters", "path: letters/20260820", "slug: [2026/08/20]"):
        assert precedent_of(read_post(PATH, f"---\n{line}\n---\n".encode()), None).day is None
