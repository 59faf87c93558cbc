"""Which targets within a Jekyll site exist: :func:`bot.sites.jekyll.resolves`."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.post import PostPath
from bot.model.site import SiteFacts, SiteSettings
from bot.sites import jekyll

POST = PostPath("_posts/2026-05-14-hello.md")
FILES = (
    POST,
    "_posts/2017-03-22-finding-people.md",
    "_posts/2017-04-01-Élan.md",
    "_posts/travel/2018-02-03-paris.html",
    "_drafts/someday.md",
    "_books/dune.md",
    "_includes/nav.html",
    "about.md",
    "team/index.html",
    "index.md",
    "img/posts/photo.jpg",
    "img/with space.png",
    "report.pdf",
)


def resolves(target: str, *more: str, post: str = POST, **changes: Any) -> bool | None:
    site = SiteSettings(**changes)
    files = frozenset((*FILES, *more))
    return jekyll.resolves(target, PostPath(post), SiteFacts(jekyll, date(2026, 5, 14), files, settings=site))


@pytest.mark.parametrize(
    "target",
    [
        "/2017/03/22/finding-people.html",
        "/2017/03/22/finding-people/",
        "/2017/03/22/finding-people",
        "/2017/03/22/finding-people.html#people",
        "/news/2017/03/22/finding-people.html",
        "/2017/04/01/%C3%89lan.html",
        "/2018/02/03/paris.html",
        "/about/",
        "/about.html",
        "/about",
        "/team/",
        "/team",
        "/",
        "/img/posts/photo.jpg",
        "/img/with%20space.png",
        "/img/../report.pdf",
        "/report.pdf?page=2",
        "{{ site.baseurl }}/about/",
        "{{site.url}}{{ site.baseurl }}/img/posts/photo.jpg",
        "{{ '/about/' | relative_url }}",
        '{{ "img/posts/photo.jpg" | absolute_url }}',
        "{{ '/about/' | prepend: site.baseurl }}#us",
        "{% link about.md %}",
        "{% link _posts/2017-03-22-finding-people.md %}",
        "{{ site.baseurl }}{% link about.md %}",
        "{% post_url 2017-03-22-finding-people %}",
        "{% post_url /travel/2018-02-03-paris %}#seine",
    ],
)
def test_what_a_file_stands_behind_exists(target: str) -> None:
    assert resolves(target) is True


@pytest.mark.parametrize(
    "target",
    [
        "/2017/03/22/finding-peeple.html",
        "/2017/13/45/never/",
        "/img/posts/foto.jpg",
        "/img/photo.jpg",
        "{% link contact.md %}",
        "{% post_url 2017-03-23-finding-people %}",
        "www.example.org",
        "ada@example.org",
        "finding-people.html",
    ],
)
def test_what_cannot_be_there_does_not_exist(target: str) -> None:
    assert resolves(target) is False


@pytest.mark.parametrize(
    "target",
    [
        "",
        "#people",
        "https://example.org/2017/03/22/nothing.html",
        "//cdn.example.org/photo.jpg",
        "mailto:ada@example.org",
        "tel:+33100000000",
        "/contact/",
        "/books/messiah.html",
        "/feed.xml",
        "/assets/photo.jpg",
        "/2017/03/23/finding-people.html",
        "/2017/",
        "/2026/05/someday.html",
        "{{ page.image }}",
        "{{ site.data.links.home }}/x",
        "{% if x %}/y{% endif %}",
        "/img/{{ page.slug }}.jpg",
        "http://[broken",
        "img/posts/photo.jpg",
        "../other/",
        "/" + "a" * 2_000,
    ],
)
def test_what_files_do_not_tell_cannot_be_known(target: str) -> None:
    assert resolves(target) is None


def test_a_collection_has_its_own_folder() -> None:
    assert resolves("/books/dune.html", collections=("books",)) is True
    assert resolves("/books/dune/", collections=("books",)) is True
    assert resolves("/books/dune.html") is None
    assert resolves("/includes/nav.html", collections=("books",)) is None


def test_a_collection_may_have_addresses_of_its_own_form() -> None:
    jobs = (("jobs", "/hiring/:year/:month/:day/:title.html"), ("books", "/library/:collection/:path/"))

    def has(target: str) -> bool | None:
        return resolves(target, "_jobs/2017-10-16-developer.md", "_books/a/b.md", collection_permalinks=jobs)

    assert has("/hiring/2017/10/16/developer.html") is True
    assert has("/hiring/2017/10/16/designer.html") is None
    assert has("/library/books/dune/") is True
    assert has("/library/books/a/b/") is True
    assert has("/library/films/dune/") is None
    assert has("/2017/10/16/designer.html") is False


@pytest.mark.parametrize(
    ("permalink", "target", "expected"),
    [
        ("pretty", "/2017/03/22/finding-people/", True),
        ("pretty", "/2017/03/22/finding-nobody/", False),
        ("ordinal", "/2017/081/finding-people.html", True),
        ("ordinal", "/2017/081/finding-nobody.html", False),
        ("weekdate", "/2017/W12/Wed/finding-people.html", True),
        ("none", "/finding-people.html", True),
        ("none", "/finding-nobody.html", None),
        ("/blog/:title/", "/blog/finding-people/", True),
        ("/blog/:title/", "/blog/finding-nobody/", None),
        ("/blog/:year-:i_month-:i_day/:slug.html", "/blog/2017-3-22/finding-people.html", True),
        ("/blog/:year-:i_month-:i_day/:slug.html", "/blog/2017-3-22/finding-nobody.html", False),
        ("/:collection/:short_year/:title/", "/posts/17/finding-people/", True),
        ("/:unknown/:title/", "/x/finding-people/", None),
        ("/:title/:title/", "/finding-people/finding-people/", None),
        ("/fixed/", "/fixed/", None),
        (":title" + "(a+)+" * 50, "/" + "a" * 900, None),
    ],
)
def test_posts_stand_where_the_permalink_puts_them(permalink: str, target: str, expected: bool | None) -> None:
    assert resolves(target, permalink=permalink) is expected


def test_addresses_on_the_host_of_the_site_are_its_own() -> None:
    base = "https://www.blog.example"

    assert resolves("https://blog.example/2017/03/22/finding-people.html", base_url=base) is True
    assert resolves("http://WWW.blog.example:443/2017/03/22/x.html", base_url=base) is False
    assert resolves("//blog.example/about/", base_url=base) is True
    assert resolves("https://other.example/2017/03/22/x.html", base_url=base) is None
    assert resolves("https://blog.example", base_url=base) is True


def test_a_site_below_a_path_has_its_own_addresses_there() -> None:
    base = "https://team.example/blog"

    assert resolves("/blog/about/", base_url=base) is True
    assert resolves("https://team.example/blog/2017/03/22/x.html", base_url=base) is False
    assert resolves("/2017/03/22/x.html", base_url=base) is None
    assert resolves("/blogs/2017/03/22/x.html", base_url=base) is None
    assert resolves("{{ site.baseurl }}/2017/03/22/x.html", base_url=base) is False
    assert resolves("{{ site.baseurl }}/about/", base_url="/blog") is True


def test_a_site_made_from_a_folder_has_its_files_there() -> None:
    post = "content/_posts/2026-05-14-hello.md"

    assert resolves("/img/a.jpg", "content/img/a.jpg", post, post=post, root="content") is True
    assert resolves("/2026/05/14/hello.html", post, post=post, root="content") is True
    assert resolves("{% link img/a.jpg %}", "content/img/a.jpg", post, post=post, root="content") is True


def test_a_file_beside_the_post_exists() -> None:
    assert resolves("photo.jpg", "_posts/photo.jpg") is True
    assert resolves("2017-03-22-finding-people.md") is True
    assert resolves("./photo.jpg") is False


def test_a_post_may_have_moved_where_a_plugin_redirects() -> None:
    assert resolves("/2017/03/22/looking-for-people.html", redirects=True) is None
    assert resolves("/2017/03/25/looking-for-people.html", redirects=True) is False


@given(st.text(max_size=60) | st.from_regex(r"[/.{}% a-z0-9:?#|'_\[\]-]{0,40}", fullmatch=True), st.text(max_size=30))
@settings(max_examples=100)
def test_no_target_and_no_permalink_raises(target: str, permalink: str) -> None:
    assert resolves(target, permalink=permalink, base_url=permalink) in (True, False, None)


@given(
    st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,3}", fullmatch=True),
    st.dates(),
    st.sampled_from(("date", "pretty")),
)
@settings(max_examples=50)
def test_every_post_is_found_at_its_address(slug: str, day: date, permalink: str) -> None:
    path = jekyll.path_for("_posts/x.md", day, slug)
    end = ".html" if permalink == "date" else "/"

    assert resolves(f"/{day.isoformat().replace('-', '/')}/{slug}{end}", path, permalink=permalink) is True
