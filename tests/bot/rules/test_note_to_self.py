from __future__ import annotations

import pytest
from inline_snapshot import snapshot

from bot.rules.note_to_self import note_to_self
from tests.bot.rules import examples
from tests.bounded import bounded

POST = "_posts/2026-05-14-opening-hours.md"


def text_of(body: str) -> str:
    return f"---\ntitle: Opening hours\n---\n{body}\n"


def said(body: str) -> list[str]:
    return examples.said(examples.check(note_to_self, POST, text_of(body)))


@pytest.mark.parametrize(
    "note",
    [
        "(source ?)",
        "[lien ?]",
        "(??)",
        "(à vérifier)",
        "[citation needed]",
        "(to be confirmed)",
        "NB pour moi",
        "[insert the map here]",
    ],
)
def test_a_note_among_writers_is_reported(note: str) -> None:
    assert len(said(f"Twelve thousand people {note} came.")) == 1


def test_a_colleague_who_is_asked_to_read_is_reported() -> None:
    assert said("@ada please check the numbers") == snapshot(
        ["4:1 advice “@ada please check” looks like a note among writers. Settle it, then remove it."]
    )


@pytest.mark.parametrize(
    "text",
    [
        "What?? Really??",
        "He said (to check the facts) that",
        "Thanks to @ada, please review it",
        "`(??)`",
        "Nota bene: closed.",
        "the (re)source",
        "ada@relire.example",
    ],
)
def test_what_only_looks_like_it_is_not_reported(text: str) -> None:
    assert said(text) == []


def test_hostile_text_takes_no_longer_than_its_length() -> None:
    with bounded():
        said("(source (" * 20_000 + "@a" * 20_000)
