from __future__ import annotations

import pytest

from bot.model.post import PostPath
from bot.rules._titles import begins_with, heading_title, title_of
from bot.text.post import read_post


def found(text: str) -> str | None:
    heading = heading_title(read_post(PostPath("_posts/post.md"), text.encode()))
    return heading[1] if heading else None


@pytest.mark.parametrize("text", ["# Two  letters\n\nText", "Text\n\n# Two letters #\n", "Two letters\n====\n\nText"])
def test_a_single_plain_heading_of_the_first_level_says_the_title(text: str) -> None:
    assert found(text) == "Two letters"


@pytest.mark.parametrize(
    "text", ["", "Text", "## Two letters", "# One\n\n# Two", "# *Two* letters", "# [Two](a.md) letters", "#\n\nText"]
)
def test_anything_else_does_not(text: str) -> None:
    assert found(text) is None


def test_the_front_matter_goes_before_the_heading() -> None:
    post = read_post(PostPath("_posts/post.md"), b"---\ntitle: One\n---\n# Two\n")
    assert title_of(post) == "One"
    assert begins_with(post, post.body.headings[0])


def test_text_before_a_heading_keeps_it_from_beginning_the_post() -> None:
    post = read_post(PostPath("_posts/post.md"), b"Text\n\n# Two\n")
    assert title_of(post) == "Two"
    assert not begins_with(post, post.body.headings[0])
