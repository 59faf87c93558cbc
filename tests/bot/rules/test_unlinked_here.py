from __future__ import annotations

import pytest
from inline_snapshot import snapshot

from bot.rules.unlinked_here import unlinked_here
from tests.bot.rules import examples
from tests.bounded import bounded

POST = "_posts/2026-05-14-letters.md"


def text_of(body: str) -> str:
    return f"---\ntitle: Letters\n---\n{body}\n"


def said(body: str) -> list[str]:
    return examples.said(examples.check(unlinked_here, POST, text_of(body)))


def fixed(body: str) -> str:
    [finding] = examples.check(unlinked_here, POST, text_of(body))
    return examples.repaired(text_of(body), finding).removeprefix(text_of("").rstrip("\n") + "\n").rstrip("\n")


def test_words_to_click_on_without_a_link_are_reported() -> None:
    assert said("For more, click here.") == snapshot(
        ["4:11 advice “click here” is no link. Write [words](address) that say where it leads."]
    )
    assert said("Cliquez ici pour la suite.") == snapshot(
        ["4:1 advice “Cliquez ici” is no link. Write [words](address) that say where it leads."]
    )


@pytest.mark.parametrize(
    "text",
    [
        "[click here](https://example.org)",
        "click [here](https://example.org)",
        "<a href='/a'>Click here</a> for more",
        "it said “click here” and 'click here'",
        "`click here`",
        "click here-and-now",
        "we click hereby",
    ],
)
def test_links_quotations_and_other_words_are_fine(text: str) -> None:
    assert said(text) == []


def test_hostile_text_takes_no_longer_than_its_length() -> None:
    with bounded():
        said("click here " * 20_000)
