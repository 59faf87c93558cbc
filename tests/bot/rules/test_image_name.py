from __future__ import annotations

import pytest
from inline_snapshot import snapshot

from bot.rules.image_name import image_name
from tests.bot.rules import examples

POST = "_posts/2026-05-14-opening-hours.md"


def text_of(body: str) -> str:
    return f"---\ntitle: Opening hours\n---\n{body}\n"


def said(body: str) -> list[str]:
    return examples.said(examples.check(image_name, POST, text_of(body)))


def test_a_name_with_spaces_is_reported_with_a_plain_one() -> None:
    assert said("![a](/images/Plum%20tree.JPG)") == snapshot(
        ["4:6 advice The name of “Plum tree.JPG” breaks in addresses. Rename the file to plum-tree.jpg."]
    )


@pytest.mark.parametrize("name", ["été.jpg", "a(1).png", "a%20b.webp", "a'b.gif"])
def test_other_signs_that_break_are_reported(name: str) -> None:
    assert len(said(f"![a](</images/{name}>)")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "![a](/images/plum-tree_2.JPG)",
        "![a](https://example.org/a%20b.jpg)",
        "![a](/a%20b/c.jpg)",
        "![a]({{ site.url }}/a%20b.jpg)",
        "[a](/a%20b.jpg)",
        "![a](/image?name=a b)",
    ],
)
def test_what_only_looks_like_it_is_not_reported(text: str) -> None:
    assert said(text) == []
