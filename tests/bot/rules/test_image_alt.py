from __future__ import annotations

import pytest
from inline_snapshot import snapshot

from bot.rules.image_alt import image_alt
from tests.bot.rules import examples


def said(body: str) -> list[str]:
    text = f"---\ntitle: The new library\n---\n{body}\n"
    return examples.said(examples.check(image_alt, "_posts/2026-05-14-the-new-library.md", text))


def test_an_image_without_a_description_is_reported() -> None:
    assert said("![](/garden.jpg)") == snapshot(
        ["4:1 advice This image has no description. Say in a few words what it shows."]
    )


def test_an_img_without_alt_is_reported() -> None:
    assert said('<img src="/garden.jpg">') == snapshot(
        ["4:1 advice This image has no description. Say in a few words what it shows."]
    )


def test_several_are_reported_together_at_the_first() -> None:
    assert said("![](/a.jpg)\n\n![ ](/b.jpg)\n\n![A tree](/c.jpg)\n\n![](/d.jpg)") == snapshot(
        ["4:1 advice 3 images have no description, this one first. Say in a few words what each shows."]
    )


def test_an_empty_alt_in_html_says_that_the_image_decorates() -> None:
    assert said('<img src="/ornament.jpg" alt="">') == []


@pytest.mark.parametrize("name", ["garden.jpg", "IMG_2041.JPG", "the-garden", "photo", "Alt text"])
def test_a_name_is_no_description(name: str) -> None:
    assert len(said(f"![{name}](/images/the-garden.png)")) == 1


def test_names_are_reported_together_at_the_first() -> None:
    assert said("![garden.jpg](/garden.jpg)\n\n![door.jpg](/door.jpg)") == snapshot(
        ["4:1 advice 2 images have a description such as “garden.jpg”. Say in a few words what each shows."]
    )


@pytest.mark.parametrize("words", ["A bench under a plum tree", "Garden", "Ada Lovelace in 1840"])
def test_words_are_a_description(words: str) -> None:
    assert said(f"![{words}](/images/garden.png)") == []
