from __future__ import annotations

import pytest
from inline_snapshot import snapshot

from bot.rules.vague_link_text import vague_link_text
from tests.bot.rules import examples
from tests.bounded import bounded

POST = "_posts/2026-05-14-opening-hours.md"


def text_of(body: str) -> str:
    return f"---\ntitle: Opening hours\n---\n{body}\n"


def said(body: str) -> list[str]:
    return examples.said(examples.check(vague_link_text, POST, text_of(body)))


def test_a_link_that_says_here_is_reported() -> None:
    assert said("Click [here](https://example.org).") == snapshot(
        ["4:8 advice “here” doesn't say where this link leads. Name what it leads to."]
    )


def test_several_are_reported_once() -> None:
    assert said("[ici](/a) et [**Cliquez ici** »](/b)") == snapshot(
        ["4:2 advice 2 links don't say where they lead, “ici” first. Name what each leads to."]
    )


def test_the_site_has_words_of_its_own() -> None:
    text = text_of("[hier](/a) [here](/b)")
    assert len(examples.check(vague_link_text, POST, text, phrases=["hier"])) == 1


@pytest.mark.parametrize(
    "text", ["[the calendar here](/a)", "[here we are](/a)", "here", "`[here](/a)`", "[hereafter](/a)"]
)
def test_what_only_looks_like_it_is_not_reported(text: str) -> None:
    assert said(text) == []


def test_hostile_text_takes_no_longer_than_its_length() -> None:
    with bounded():
        said("[here](/a)" * 5_000)
