from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.conventions import learn, precedent_of
from bot.model.conventions import Conventions, Precedent, Shape, Support
from bot.model.post import PostPath
from bot.model.site import SiteSettings
from bot.text.post import read_post
from tests.bot.conventions.posts import LAST, a_precedent, precedents
from tests.bounded import bounded

LONG = "A sentence of some words. " * 80


def learned(posts: list[Precedent], *files: str, separator: str | None = None) -> Conventions:
    return learn(posts, frozenset(files), SiteSettings(excerpt_separator=separator))


def test_a_site_without_posts_has_no_conventions() -> None:
    assert learned([]) == Conventions()


def test_a_key_that_all_posts_have_is_strongly_supported() -> None:
    key = learned(precedents(40, "tags: [a]")).keys["tags"]
    assert (key.support.count, key.support.total, key.support.strong) == (40, 40, True)


def test_a_key_that_some_old_posts_lack_is_only_advised() -> None:
    support = learned(precedents(40, "tags: [a]", but=[37, 38, 39])).keys["tags"].support
    assert (support.count, support.fair, support.strong) == (37, True, False)


def test_a_key_that_the_newest_posts_dropped_is_no_convention_any_more() -> None:
    dropped = learned(precedents(40, "tags: [a]", but=[0, 1, 2, 3]))
    adopted = learned(precedents(40, "tags: [a]", but=[36, 37, 38, 39]))
    assert not dropped.keys["tags"].support.fair
    assert adopted.keys["tags"].support.fair


def test_a_key_that_few_posts_have_shown_is_no_convention() -> None:
    assert not learned(precedents(7, "tags: [a]")).keys["tags"].support.fair


def test_a_key_without_a_value_counts_as_absent() -> None:
    key = learned(precedents(40, "image:")).keys["image"]
    assert (key.support.count, key.shape) == (0, None)


def test_the_required_keys_are_in_the_order_of_their_support() -> None:
    posts = [*precedents(20, "author: ada", "tags: [a]", but=[15])]
    assert [key.name for key in learned(posts).required] == ["title", "author", "tags"]


def test_lists_and_texts_are_told_apart_where_there_are_many() -> None:
    keys = learned(precedents(20, "tags: [a]", "category: news", "start: 2026-05-01", "hero: true")).keys
    assert {name: key.shape for name, key in keys.items()} == {
        "category": Shape.TEXT,
        "hero": Shape.BOOLEAN,
        "start": Shape.TEXT,
        "tags": Shape.LIST,
        "title": Shape.TEXT,
    }
    assert learned(precedents(12, "tags: [a]")).keys["tags"].shape is None


def test_a_key_that_holds_both_lists_and_texts_has_no_shape() -> None:
    posts = precedents(15, "authors: [ada]") + [a_precedent(age, "authors: bob") for age in range(15, 30)]
    assert learned(posts).keys["authors"].shape is None


def test_a_vocabulary_counts_its_words_and_is_closed_where_all_of_them_recur() -> None:
    keys = learned([*precedents(20, "category: news", "tags: [a, b]", but=[3]), a_precedent(3, "tags: [c]")]).keys
    assert keys["tags"].values == {"a": 19, "b": 19, "c": 1}
    assert not keys["tags"].closed
    assert learned(precedents(20, "category: news")).keys["category"].closed


def test_the_separator_is_the_one_that_the_site_is_set_to() -> None:
    posts = precedents(10, body=f"{LONG}\n\n<!--more-->\n\nMore.")
    excerpt = learned(posts, separator="<!--more-->").excerpt
    assert excerpt is not None
    assert (excerpt.value, excerpt.support.count) == ("<!--more-->", 10)
    unused = learned(posts, separator="<!-- cut -->").excerpt
    assert unused is not None
    assert unused.support == Support(0, 10, 0.0)


def test_the_separator_is_learned_where_the_site_says_none() -> None:
    excerpt = learned(precedents(10, body=f"{LONG}\n\n<!-- Read more -->\n\nMore. <!-- TODO -->")).excerpt
    assert excerpt is not None
    assert (excerpt.value, excerpt.support.count) == ("<!-- Read more -->", 10)


def test_short_posts_say_nothing_of_excerpts() -> None:
    assert learned(precedents(10, body="Short.\n\n<!--more-->\n\nMore.")).excerpt is None


def test_the_companion_is_an_image_of_the_same_name() -> None:
    posts = precedents(20)
    names = [post.path.removeprefix("_posts/").removesuffix(".md") for post in posts]
    images = [f"img/posts/{name}.jpg" for name in names[:-1]] + [f"img/posts/{names[-1]}.PNG", f"thumbs/{names[0]}.jpg"]
    companion = learned(posts, *images).companion
    assert companion is not None
    assert (companion.value, companion.support.count) == ("img/posts/{name}.jpg", 20)
    assert learned(posts, "img/other.jpg").companion is None


def test_names_headings_and_titles_are_measured() -> None:
    posts = [*precedents(10, body="## One\n\nText.\n\n### Two\n\nText."), a_precedent(10, name="Été ici")]
    found = learned(posts)
    assert (found.plain_names.count, found.plain_names.total) == (10, 11)
    assert found.top_heading is not None
    assert (found.top_heading.value, found.top_heading.support.total) == ("2", 10)
    assert (found.longest_title, found.since) == (4, min(post.day for post in posts if post.day))


def test_a_front_matter_that_cannot_be_read_says_nothing_of_keys() -> None:
    broken = precedent_of(read_post(PostPath("_posts/2026-04-01-a.md"), b"---\n- a\n---\nText.\n"), LAST)
    assert broken.keys is None
    assert learned([broken, *precedents(9)]).keys["title"].support.total == 9


@given(st.permutations(precedents(12, "tags: [a, b]", but=[2, 5])))
@settings(max_examples=20)
def test_the_order_of_the_posts_does_not_matter(posts: list[Precedent]) -> None:
    assert learned(posts) == learned(sorted(posts, key=lambda post: post.path))


@given(st.lists(st.binary(max_size=80), max_size=12))
@settings(max_examples=50)
def test_any_posts_give_conventions_whose_counts_add_up(contents: list[bytes]) -> None:
    posts = [
        precedent_of(read_post(PostPath(f"_posts/{number}.md"), b"---\n" + content), None)
        for number, content in enumerate(contents)
    ]
    for key in learned(posts).keys.values():
        assert 0 <= key.support.count <= key.support.total <= len(posts)
        assert 0 <= key.support.share <= 1


@pytest.mark.parametrize("count", [1000])
def test_a_thousand_posts_are_learned_from_in_linear_time(count: int) -> None:
    one = precedents(1, "tags: [a, b, c]", "authors: [ada]", "image: /a.jpg")[0]
    posts = [replace(one, path=PostPath(f"_posts/{number}.md")) for number in range(count)]
    with bounded():
        learned(posts, *(f"img/{number}.jpg" for number in range(count)))


def test_the_days_of_the_week_are_counted_from_monday() -> None:
    days = [(support.count, support.total) for support in learned(precedents(14)).weekdays]
    assert days == [(2, 14)] * 7
    assert learned([replace(post, day=None) for post in precedents(3)]).weekdays == ()
