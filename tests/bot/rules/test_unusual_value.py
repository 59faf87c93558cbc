from __future__ import annotations

import pytest
from inline_snapshot import snapshot

from bot.model.finding import Finding
from bot.rules.unusual_value import unusual_value
from tests.bot.rules.examples import check, repaired, said

PATH = "_posts/2026-05-14-letters.md"
EARLIER = "---\ntitle: A\ntags: [a]\nseries: news\n---\n"
SITE = {f"_posts/2026-04-{day:02}-a.md": EARLIER for day in range(1, 31)}


def post(*lines: str) -> str:
    return "\n".join(("---", "title: Letters", *lines, "---", "They came.\n"))


def findings(*lines: str, posts: int = 30) -> list[Finding]:
    return check(unusual_value, PATH, post(*lines), dict(list(SITE.items())[:posts]))


def test_a_text_where_others_have_a_list_is_put_in_brackets() -> None:
    (found,) = findings("tags: open data")
    assert said([found]) == snapshot(
        ["3:7 advice “tags” is a list in 30 of 30 recent posts. Write it as one, in brackets."]
    )
    assert repaired(post("tags: open data"), found) == post("tags: [open data]")


@pytest.mark.parametrize("value", ["a, b", "'a'", "2026", "a: b", "yes"])
def test_a_text_that_may_be_several_or_something_else_is_left_to_its_writer(value: str) -> None:
    assert all(found.fix is None for found in findings(f"tags: {value}"))


def test_a_list_where_others_have_a_text_is_named() -> None:
    assert said(findings("series: [news]")) == snapshot(
        ["3:9 advice “series” is a single text in 30 of 30 recent posts. Write it as one."]
    )


def test_words_outside_of_a_closed_vocabulary_are_named_in_a_table_of_taxonomies_too() -> None:
    def written(category: str) -> str:
        return f'+++\ntitle = "Letters"\n[taxonomies]\ncategories = ["{category}"]\n+++\nThey came.\n'

    words = ("news", "guides")
    site = {path: written(words[number % 2]) for number, path in enumerate(SITE)}

    assert said(check(unusual_value, PATH, written("thoughts"), site)) == snapshot(
        [
            "4:15 advice “categories” is one of guides, news in 30 of 30 recent posts, never “thoughts”. Write one of these, if one fits."
        ]
    )
    assert said(check(unusual_value, PATH, written("news"), site)) == []


def test_what_is_as_usual_new_or_empty_is_fine() -> None:
    assert findings("tags: [b]", "series: b", "thanks: [ada]") == findings("tags:", "series: []") == []


def test_a_site_with_few_posts_has_no_usual_values() -> None:
    assert findings("tags: a", posts=15) == []


CHOICES = {
    path: f"---\ntitle: A\ncategory: {('events', 'portraits', 'releases')[day % 3]}\nsection: news\n---\n"
    for day, path in enumerate(SITE)
}


def chosen(*lines: str, posts: int = 30) -> list[str]:
    return said(check(unusual_value, PATH, post(*lines), dict(list(CHOICES.items())[:posts])))


def test_a_word_outside_of_a_closed_vocabulary_is_shown_its_words() -> None:
    assert chosen("category: meetup") == snapshot(
        [
            "3:11 advice “category” is one of events, portraits, releases in 30 of 30 recent posts, never “meetup”. Write "
            "one of these, if one fits."
        ]
    )


@pytest.mark.parametrize("line", ["category: events", "category: event", "category: ''", "section: other", "topic: b"])
def test_a_word_of_the_vocabulary_or_a_slip_of_one_or_no_vocabulary_is_left_alone(line: str) -> None:
    assert chosen(line) == []


def test_a_vocabulary_of_few_posts_is_open() -> None:
    assert chosen("category: meetup", posts=24) == []
