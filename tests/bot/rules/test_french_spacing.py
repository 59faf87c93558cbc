from __future__ import annotations

import pytest
from inline_snapshot import snapshot

from bot.rules.french_spacing import french_spacing
from tests.bot.rules import examples
from tests.bounded import bounded

POST = "_posts/2026-05-14-opening-hours.md"


def text_of(body: str) -> str:
    return f"---\ntitle: Opening hours\n---\n{body}\n"


def said(body: str) -> list[str]:
    return examples.said(examples.check(french_spacing, POST, text_of(body)))


def fixed(body: str) -> str:
    [finding] = examples.check(french_spacing, POST, text_of(body))
    return examples.repaired(text_of(body), finding).removeprefix(text_of("").rstrip("\n") + "\n").rstrip("\n")


def test_a_missing_space_is_reported_where_it_should_be() -> None:
    assert said("La médiathèque est ouverte: venez avec les enfants.") == snapshot(
        ["4:25 advice A space is missing in “ouverte:”. Add it."]
    )


def test_several_are_reported_once() -> None:
    assert said("La médiathèque est ouverte! Venez avec les enfants!\n\nEt le chien?") == snapshot(
        ["4:25 advice 3 spaces are missing at punctuation marks, the first in “ouverte!”. Add them."]
    )


def test_the_missing_spaces_of_one_paragraph_are_added() -> None:
    body = "Elle dit: «la ville est dans la rue» pour qui?"
    assert fixed(body) == "Elle dit\u00a0: «\u00a0la ville est dans la rue\u00a0» pour qui\u00a0?"
    assert said(fixed(body)) == []


@pytest.mark.parametrize(
    "text",
    [
        "La ville est là : venez ! « Oui » ; et les enfants ?",
        "Ouvert à 10:30, voir la page a:b dans la ville",
        "La ville est dans `a: b` et [là](https://example.org/?a)",
        "The library is open: come! What is this?",
        "Le chat est là :smile: et dans la ville :)",
        "<p>La ville est dans la rue: oui</p>",
        "Elle est là\xa0: dans la ville\u202f!",
    ],
)
def test_what_only_looks_like_it_is_not_reported(text: str) -> None:
    assert said(text) == []


def test_hostile_text_takes_no_longer_than_its_length() -> None:
    with bounded():
        said("la ville est «a» oui! " * 5_000)
