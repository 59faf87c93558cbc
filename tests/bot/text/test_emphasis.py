from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.model.post import Post, PostPath
from bot.text.emphasis import italic_links, markdown_links
from bot.text.post import read_post


def a_post(body: str) -> Post:
    return read_post(PostPath("_posts/2026-05-14-a.md"), body.encode())


def test_links_all_of_whose_words_are_in_italics_are_found() -> None:
    post = a_post("[*a*](/a) [_b_][1] [**c**](/c) [d *e*](/d) [ *f* ](/f) <https://example.org>\n\n[1]: /b\n")

    assert [link.target for link in italic_links(post)] == ["/a", "/b", "/f"]
    assert [link.target for link in markdown_links(post)] == ["/a", "/b", "/c", "/d", "/f"]


@given(st.text(alphabet="*_[]() a\n/", max_size=60))
def test_whatever_is_written_italic_links_are_among_the_links(body: str) -> None:
    post = a_post(body)
    assert set(italic_links(post)) <= set(markdown_links(post))
