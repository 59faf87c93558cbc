from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.front_matter import FrontMatter
from bot.model.markdown import Markdown
from bot.model.place import Position, Range, Span
from bot.model.post import Post, PostPath


def a_post(text: str, path: str = "_posts/a.md") -> Post:
    return Post(PostPath(path), text, FrontMatter(None, (), ()), Markdown(Span(0, len(text))))


@given(text=st.text(alphabet="aé😀\r\n\u2028", max_size=30), data=st.data())
def test_a_position_counts_the_lines_and_code_points_before_it(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    before = text[:offset]
    line_start = before.rfind("\n") + 1
    assert a_post(text).position(offset) == Position(before.count("\n") + 1, offset - line_start + 1)


def test_a_range_may_go_over_lines() -> None:
    assert a_post("a\nbé\n").range(Span(0, 4)) == Range(Position(1, 1), Position(2, 3))


@given(text=st.text(alphabet="aé😀\r\n\u2028", max_size=30), data=st.data())
def test_a_range_leads_back_to_its_span(text: str, data: st.DataObject) -> None:
    start, end = sorted(data.draw(st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))))
    post = a_post(text)
    assert post.span(post.range(Span(start, end))) == Span(start, end)


def test_the_end_of_a_text_without_a_line_end_has_a_position() -> None:
    assert a_post("").position(0) == Position(1, 1)
    assert a_post("ab").position(2) == Position(1, 3)
    assert a_post("ab\n").position(3) == Position(2, 1)


@pytest.mark.parametrize(
    ("path", "folder", "name"),
    [
        ("_posts/2017/a.md", "_posts/2017", "a.md"),
        ("a.md", "", "a.md"),
        ("_drafts/sans extension", "_drafts", "sans extension"),
    ],
)
def test_a_path_is_a_folder_and_a_name(path: str, folder: str, name: str) -> None:
    post = a_post("", path)
    assert (post.folder, post.name) == (folder, name)
