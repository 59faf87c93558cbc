from __future__ import annotations

import pytest
from inline_snapshot import snapshot

from bot.rules.common_mistake import common_mistake
from tests.bot.rules import examples
from tests.bounded import bounded

POST = "_posts/2026-05-14-opening-hours.md"


def text_of(body: str) -> str:
    return f"---\ntitle: Opening hours\n---\n{body}\n"


def said(body: str) -> list[str]:
    return examples.said(examples.check(common_mistake, POST, text_of(body)))


def fixed(body: str) -> str:
    [finding] = examples.check(common_mistake, POST, text_of(body))
    return examples.repaired(text_of(body), finding).removeprefix(text_of("").rstrip("\n") + "\n").rstrip("\n")


def test_a_mistake_is_reported_with_what_was_meant() -> None:
    assert said("The library will recieve all of you.") == snapshot(["4:18 advice “recieve” is written “receive”."])


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Untill the day of the opening.", "Until the day of the opening."),
        ("This should of been the end of it.", "This should have been the end of it."),
        ("A future-compatability check of the words.", "A future-compatibility check of the words."),
        ("C'est à dire que la ville est dans la rue.", "C'est-à-dire que la ville est dans la rue."),
        ("Elle est parmis les premières de la ville.", "Elle est parmi les premières de la ville."),
        ("Il y a quelques uns des livres pour la ville.", "Il y a quelques-uns des livres pour la ville."),
    ],
)
def test_the_repair_keeps_the_capital_of_a_sentence(written: str, meant: str) -> None:
    assert fixed(written) == meant


@pytest.mark.parametrize(
    "text",
    [
        "The author of the book is Teh Wich.",
        "The letter said “recieve” to the mayor of the town.",
        "The `recieve` function is for the of and",
        "the file recieve.py of the https://example.org/recieve and @recieve",
        "> The library will recieve all of you.",
        "La ville est dans le Wich et la connection-manager",
        "of the should of course recognize",
        "Die Bibliothek will recieve",
    ],
)
def test_what_only_looks_like_it_is_not_reported(text: str) -> None:
    assert said(text) == []


def test_the_site_may_allow_a_word() -> None:
    text = text_of("The library will recieve all of you.")
    assert examples.check(common_mistake, POST, text, allow=["recieve"]) == []


def test_hostile_text_takes_no_longer_than_its_length() -> None:
    with bounded():
        said("the could of " * 10_000 + '"' * 10_000)
