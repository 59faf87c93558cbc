from __future__ import annotations

import pytest
from inline_snapshot import snapshot

from bot.rules.unmarked_image import unmarked_image
from tests.bot.rules import examples
from tests.bounded import bounded

POST = "_posts/2026-05-14-letters.md"


def text_of(body: str) -> str:
    return f"---\ntitle: Letters\n---\n{body}\n"


def said(body: str) -> list[str]:
    return examples.said(examples.check(unmarked_image, POST, text_of(body)))


def fixed(body: str) -> str:
    [finding] = examples.check(unmarked_image, POST, text_of(body))
    return examples.repaired(text_of(body), finding).removeprefix(text_of("").rstrip("\n") + "\n").rstrip("\n")


def test_a_link_to_an_image_on_its_own_is_reported_and_marked() -> None:
    assert said("[Boxes](/images/boxes.jpg)") == snapshot(
        ["4:1 advice “Boxes” is a link to an image. Put ! in front of it to show the image."]
    )
    assert fixed("[Boxes](/images/boxes.jpg)") == "![Boxes](/images/boxes.jpg)"
    assert fixed("[Boxes]({{ site.baseurl }}{{page.image}})") == "![Boxes]({{ site.baseurl }}{{page.image}})"


@pytest.mark.parametrize(
    "text",
    [
        "See [a picture](/images/boxes.jpg).",
        "![Boxes](/images/boxes.jpg)",
        "[![Boxes](/images/small.jpg)](/images/boxes.jpg)",
        "[Boxes](https://example.org/boxes.jpg)",
        "[Boxes](/boxes)",
        "- [Boxes](/images/boxes.jpg), and more",
        "[Boxes][1]\n\n[1]: /images/boxes.jpg",
    ],
)
def test_links_within_a_sentence_and_to_other_sites_are_fine(text: str) -> None:
    assert said(text) == []


def test_hostile_text_takes_no_longer_than_its_length() -> None:
    with bounded():
        said("[a](/a.png)\n\n" * 5_000)
