"""Held against the standard library's parser on HTML that is well-formed."""

from __future__ import annotations

import html
import itertools
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.place import Span
from bot.text.tags import COMMENT, tags
from tests.bounded import bounded

names = st.sampled_from(["a", "IMG", "div", "b", "x-y"])
attribute_names = st.sampled_from(["href", "SRC", "alt", "data-x", "class"])
attributes = st.one_of(
    st.tuples(attribute_names, st.text(alphabet="aé '<>=/&;", max_size=5)).map(lambda pair: '{}="{}"'.format(*pair)),
    st.tuples(attribute_names, st.text(alphabet='aé "<>=/', max_size=5)).map(lambda pair: "{} = '{}'".format(*pair)),
    st.tuples(attribute_names, st.text(alphabet="aé/.", min_size=1, max_size=5)).map(
        lambda pair: "{}={} ".format(*pair)
    ),
    attribute_names,
)
elements = st.one_of(
    st.tuples(names, st.lists(attributes, max_size=3)).map(lambda parts: f"<{' '.join([parts[0], *parts[1]])}>"),
    names.map("</{}>".format),
    st.just("<!-- <b> -->"),
    st.just("<br/>"),
    st.just("<script>if (a<b) x('</a>')</script>"),
    st.text(alphabet="aé \n&;'\"", max_size=5),
)


class Oracle(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values: dict[str, str] = {}
        for name, value in attrs:
            values.setdefault(name, value or "")
        self.found.append((tag, values))

    def handle_endtag(self, tag: str) -> None:
        self.found.append((f"/{tag}", {}))


@given(st.lists(elements, max_size=8).map("".join))
def test_the_same_tags_and_attributes_as_the_oracle(text: str) -> None:
    oracle = Oracle()
    oracle.feed(text)
    oracle.close()
    ours = [
        ("/" * tag.closing + tag.name, {name: html.unescape(span.of(text)) for name, span in tag.attributes.items()})
        for tag in tags(text, Span(0, len(text)))
        if tag.name != COMMENT
    ]
    theirs = [found for found in oracle.found if found != ("/br", {})]
    assert ours == theirs


@given(text=st.text(alphabet="<>/!-?ab=\"' \n", max_size=60), start=st.integers(0, 5))
def test_any_text_can_be_looked_at(text: str, start: int) -> None:
    found = list(tags(text, Span(start, len(text))))
    assert all(text[tag.span.start] == "<" for tag in found)
    assert all(before.span.end <= after.span.start for before, after in itertools.pairwise(found))
    assert all(tag.span.start < s.start <= s.end < tag.span.end for tag in found for s in tag.attributes.values())


@pytest.mark.parametrize("text", ["a < b", "<", "</>", "<3", "<a", '<a b="', "<a 'b'>"])
def test_what_is_no_tag(text: str) -> None:
    assert list(tags(text, Span(0, len(text)))) == []


@pytest.mark.parametrize(
    "unit", ["<", "<a ", '<a b="', "<a b='\"", "<!--", "<![CDATA[", "<script>", "<a b=\"<a b='", "</", "<a/"]
)
def test_time_grows_with_length_alone(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    with bounded():
        list(tags(text, Span(0, len(text))))
