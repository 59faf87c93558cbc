from __future__ import annotations

import pytest
from inline_snapshot import snapshot

from bot.rules.tracked_change import tracked_change
from tests.bot.rules import examples
from tests.bounded import bounded

POST = "_posts/2026-05-14-opening-hours.md"


def text_of(body: str) -> str:
    return f"---\ntitle: Opening hours\n---\n{body}\n"


def said(body: str) -> list[str]:
    return examples.said(examples.check(tracked_change, POST, text_of(body)))


def test_each_proposed_change_is_reported() -> None:
    assert said("It {++opens++}{--closes--} {~~on~>at~~} {==noon==}{>>sure?<<}.") == snapshot(
        [
            "4:4 advice “{++opens++}” is a proposed change. Accept or reject it.",
            "4:15 advice “{--closes--}” is a proposed change. Accept or reject it.",
            "4:28 advice “{~~on~>at~~}” is a proposed change. Accept or reject it.",
            "4:41 advice “{==noon==}” is a proposed change. Accept or reject it.",
            "4:51 advice “{>>sure?<<}” is a proposed change. Accept or reject it.",
        ]
    )


def test_the_comments_of_a_word_processor_are_reported() -> None:
    assert said("The mayor[[a]](#cmnt1) agrees.") == snapshot(
        ["4:10 advice A comment of a word processor was left here. Remove this link."]
    )


@pytest.mark.parametrize(
    "text", ["`{++new++}`", "{--}", "{{ page.title }} and {% if a %}b{% endif %}", "{: .big}", "C{++", "[a](#comments)"]
)
def test_what_only_looks_like_it_is_not_reported(text: str) -> None:
    assert said(text) == []


def test_hostile_text_takes_no_longer_than_its_length() -> None:
    with bounded():
        said("{++ {-- {>>" * 20_000)
