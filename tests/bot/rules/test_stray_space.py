from __future__ import annotations

import pytest
from inline_snapshot import snapshot

from bot.rules.stray_space import stray_space
from tests.bot.rules import examples
from tests.bounded import bounded

POST = "_posts/2026-05-14-opening-hours.md"


def text_of(body: str) -> str:
    return f"---\ntitle: Opening hours\n---\n{body}\n"


def said(body: str) -> list[str]:
    return examples.said(examples.check(stray_space, POST, text_of(body)))


def fixed(body: str) -> str:
    [finding] = examples.check(stray_space, POST, text_of(body))
    return examples.repaired(text_of(body), finding).removeprefix(text_of("").rstrip("\n") + "\n").rstrip("\n")


def test_a_space_before_a_mark_is_reported_and_removed() -> None:
    assert said("On Saturdays , and Sundays.") == snapshot(["4:13 advice A space stands before “,”. Remove it."])
    assert fixed("On Saturdays , and Sundays.") == "On Saturdays, and Sundays."
    assert fixed("On Sundays .") == "On Sundays."


@pytest.mark.parametrize(
    "text",
    [
        "It runs on .NET and more",
        "and so on ...",
        "`a , b`",
        "one, two",
        "Is 3 , 4?",
        "What ? Oui !",
        "a .gitignore file",
        "word .5",
    ],
)
def test_what_only_looks_like_it_is_not_reported(text: str) -> None:
    assert said(text) == []


def test_hostile_text_takes_no_longer_than_its_length() -> None:
    with bounded():
        said("ab  " * 50_000)
