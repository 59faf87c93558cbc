from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.conventions import RECENT, blogs_of, examples, examples_for, learn_each
from bot.conventions.blogs import MOST, OWN
from bot.model.conventions import blog_of
from bot.model.site import SiteSettings
from bot.sites import hugo, jekyll
from tests.bot.conventions.posts import precedents

SITE = SiteSettings()


def days(folder: str, count: int) -> list[str]:
    return [f"{folder}/20{20 + n // 300}-{1 + n // 28 % 10:02}-{1 + n % 28:02}-post.md" for n in range(count)]


def test_each_folder_with_posts_enough_is_a_blog_of_its_own() -> None:
    files = [*days("_posts", 30), *days("fr/_posts", OWN), *days("de/_posts", OWN - 1)]
    assert blogs_of(files, jekyll, SITE) == ("", "_posts", "fr/_posts")


def test_years_and_the_folders_of_single_posts_belong_to_the_blog_around_them() -> None:
    settings = SiteSettings(post_folders=("content/blog",))
    bundles = [f"content/blog/2026/05/post-{number}/index.md" for number in range(OWN)]
    translated = [path.replace("content/", "content/fr/") for path in bundles]
    assert blogs_of([*bundles, *translated], hugo, settings) == ("", "content/blog", "content/fr/blog")


def test_a_blog_that_is_alone_stands_for_all_posts() -> None:
    assert blogs_of([*days("_posts", 60), "news/_posts/2026-05-14-a.md"], jekyll, SITE) == ("",)


def test_a_post_belongs_to_the_innermost_blog_around_it() -> None:
    blogs = ("", "content", "content/inside-rust")
    assert blog_of("content/inside-rust/2026/a.md", blogs) == "content/inside-rust"
    assert blog_of("content/insider.md", blogs) == "content"
    assert blog_of("posts/a.md", blogs) == ""


def test_a_draft_belongs_to_the_posts_beside_it() -> None:
    assert blog_of("fr/_drafts/letters.md", ("", "_posts", "fr/_posts")) == "fr/_posts"
    assert blog_of("_drafts/letters.md", ("", "_posts", "fr/_posts")) == "_posts"


def test_a_post_is_compared_with_the_latest_ones_of_its_own_blog() -> None:
    english, french = days("_posts", 60), days("fr/_posts", 60)
    found = examples_for([french[-1]], [*english, *french], jekyll, SITE)
    assert found == tuple(reversed(french[-RECENT - 1 : -1]))


def test_the_posts_of_a_pull_request_over_many_blogs_share_a_budget() -> None:
    blogs = [days(f"{language}/_posts", 60) for language in ("de", "en", "es", "fr", "it", "pl")]
    files = [path for blog in blogs for path in blog]
    assert len(examples_for([blog[-1] for blog in blogs], files, jekyll, SITE)) == MOST
    assert examples_for([], files, jekyll, SITE) == ()
    assert len(examples(files, jekyll, SITE)) == RECENT * len(blogs)


def test_the_conventions_of_one_blog_are_not_those_of_another() -> None:
    posts = precedents(OWN, "authors: ada")
    files = frozenset([*(post.path for post in posts), *days("fr/_posts", OWN)])
    learned = learn_each(posts, files, jekyll, SITE)
    assert {blog: conventions.posts for blog, conventions in learned.items()} == {"": 0, "_posts": OWN, "fr/_posts": 0}


@given(st.lists(st.text("/._abc12", max_size=12)), st.text("/._abc12", max_size=12))
def test_every_path_belongs_to_one_of_the_blogs(files: list[str], path: str) -> None:
    assert blog_of(path, ["", *files]) in ("", *files)
