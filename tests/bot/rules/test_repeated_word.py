from __future__ import annotations

import pytest
from inline_snapshot import snapshot

from bot.rules.repeated_word import repeated_word
from tests.bot.rules import examples
from tests.bounded import bounded

POST = "_posts/2026-05-14-opening-hours.md"


def text_of(body: str) -> str:
    return f"---\ntitle: Opening hours\n---\n{body}\n"


def said(body: str) -> list[str]:
    return examples.said(examples.check(repeated_word, POST, text_of(body)))


def fixed(body: str) -> str:
    [finding] = examples.check(repeated_word, POST, text_of(body))
    return examples.repaired(text_of(body), finding).removeprefix(text_of("").rstrip("\n") + "\n").rstrip("\n")


def test_a_word_that_stands_twice_is_reported_where_it_stands_again() -> None:
    assert said("On Sundays the the library is open.") == snapshot(["4:16 advice “the” stands here twice. Remove one."])


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("This is for for all of you.", "This is for all of you."),
        ("And this is of\nof use.", "And this is of use."),
        ("Elle est dans dans la ville et la rue.", "Elle est dans la ville et la rue."),
    ],
)
def test_one_of_the_two_is_removed(written: str, meant: str) -> None:
    assert fixed(written) == meant


@pytest.mark.parametrize(
    "text",
    [
        "all that that takes is this",
        "nobody had had the time",
        "we log in in the morning and it is",
        "nous nous sommes dit que la ville est là pour vous vous voyez",
        "le livre de de Gaulle est dans la ville",
        "the `the` library",
        "of the, the library and the",
        "the *the* of and",
        "la pré-de de la ville et le",
    ],
)
def test_what_only_looks_like_it_is_not_reported(text: str) -> None:
    assert said(text) == []


def test_hostile_text_takes_no_longer_than_its_length() -> None:
    with bounded():
        said("the the " * 30_000)
