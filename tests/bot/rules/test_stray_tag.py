from __future__ import annotations

import pytest
from inline_snapshot import snapshot

from bot.rules.stray_tag import stray_tag
from tests.bot.rules import examples
from tests.bounded import bounded

POST = "_posts/2026-05-14-letters.md"


def text_of(body: str) -> str:
    return f"---\ntitle: Letters\n---\n{body}\n"


def said(body: str) -> list[str]:
    return examples.said(examples.check(stray_tag, POST, text_of(body)))


def fixed(body: str) -> str:
    [finding] = examples.check(stray_tag, POST, text_of(body))
    return examples.repaired(text_of(body), finding).removeprefix(text_of("").rstrip("\n") + "\n").rstrip("\n")


def test_a_tag_that_closes_nothing_is_reported_and_removed() -> None:
    body = "<figure>\n<figcaption>Boxes</a></figcaption>\n</figure>"
    assert said(body) == snapshot(["5:18 advice Nothing opens what “</a>” closes. Remove it, or add its beginning."])
    assert fixed(body) == body.replace("</a>", "")
    assert fixed("Some words</em> here.") == "Some words here."


def test_of_two_the_second_closes_nothing() -> None:
    assert len(said("<b>Boxes</b></b>")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "<figcaption><a href='/a'>Boxes</a></figcaption>",
        "<a href='/a'>\n\n**Boxes**\n\n</a>",
        "<p>Boxes</p></p></div>",
        "`</a>`",
        "    </a>",
        "<!-- </a> -->",
        "{% include open.html %} Boxes</a>",
        "<B>Boxes</b>",
    ],
)
def test_what_is_opened_somewhere_is_fine(text: str) -> None:
    assert said(text) == []


def test_hostile_text_takes_no_longer_than_its_length() -> None:
    with bounded():
        said("</a> " * 20_000)
