from __future__ import annotations

import pytest

from bot.model.front_matter import Entry, FrontMatter, Item, Problem, ProblemKind, Value
from bot.model.place import Span


def an_entry(key: str, value: Value, *items: Value) -> Entry:
    return Entry(key, Span(0, 0), value, Span(0, 0), "str", tuple(Item(item, Span(0, 0)) for item in items))


def front_matter(*entries: Entry, problems: tuple[Problem, ...] = ()) -> FrontMatter:
    return FrontMatter(Span(0, 8), entries, problems)


A_PROBLEM = Problem(ProblemKind.SYNTAX, Span(4, 5))


def test_of_a_duplicate_key_the_last_one_counts() -> None:
    found = front_matter(an_entry("title", "One"), an_entry("title", "Two"))
    assert found.get("title") == an_entry("title", "Two")
    assert found.metadata == {"title": "Two"}


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("A title", "A title"),
        (" a ", "a"),
        (2017, "2017"),
        (1.5, "1.5"),
        ("", None),
        (" ", None),
        (None, None),
        (True, None),
        (["a"], None),
        ({"a": "b"}, None),
    ],
)
def test_text_is_what_reads_as_one(value: Value, text: str | None) -> None:
    assert front_matter(an_entry("title", value)).text("title") == text


def test_a_key_that_is_absent_has_no_text() -> None:
    assert front_matter().text("title") is None
    assert front_matter().get("title") is None


def test_a_byline_is_the_texts_under_authors_or_else_author() -> None:
    authors, author = an_entry("authors", ["ada", None, 3], "ada", None, 3), an_entry("author", "grace", "grace")
    assert [item.value for item in front_matter(authors, author).byline] == ["ada"]
    assert [item.value for item in front_matter(author).byline] == ["grace"]
    assert front_matter().byline == ()


def test_a_front_matter_is_readable_when_its_keys_are_known() -> None:
    assert front_matter().readable
    assert front_matter(an_entry("a", "b"), problems=(A_PROBLEM,)).readable
    assert not front_matter(problems=(A_PROBLEM,)).readable
    assert not FrontMatter(None, (), ()).readable
