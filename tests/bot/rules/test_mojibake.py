from __future__ import annotations

import pytest
from inline_snapshot import snapshot

from bot.rules.mojibake import mojibake
from tests.bot.rules import examples
from tests.bounded import bounded

POST = "_posts/2026-05-14-opening-hours.md"


def text_of(body: str) -> str:
    return f"---\ntitle: Opening hours\n---\n{body}\n"


def said(body: str) -> list[str]:
    return examples.said(examples.check(mojibake, POST, text_of(body)))


def test_damaged_letters_are_reported_with_what_was_meant() -> None:
    assert said("La mÃ©diathÃ¨que : câ€™est ouvert.") == snapshot(
        [
            "4:5 blocker “Ã©” was saved in a wrong encoding. Write “é”.",
            "4:12 blocker “Ã¨” was saved in a wrong encoding. Write “è”.",
            "4:21 blocker “â€™” was saved in a wrong encoding. Write “’”.",
        ]
    )


@pytest.mark.parametrize(
    ("written", "meant"),
    [("dÃ©jÃ\u00a0", "déjà"), ("Å“uvre", "Å“uvre"), ("câ€™est", "c’est"), ("10Â\u00a0h", "10\u00a0h")],
)
def test_the_true_encoding_is_read_back(written: str, meant: str) -> None:
    text = text_of(written)
    for finding in reversed(examples.check(mojibake, POST, text)):
        text = examples.repaired(text, finding)
    assert text == text_of(meant)


def test_the_title_is_looked_at() -> None:
    assert len(examples.check(mojibake, POST, "---\ntitle: MÃ©diathÃ¨que\n---\n")) == 2


@pytest.mark.parametrize(
    "text", ["« à\xa0» et « Â\xa0»", "IRMÃ©", "`mÃ©dia`", "São Paulo, Ângela, pâte, 5 €", "ÂGÉ", "château"]
)
def test_what_only_looks_like_it_is_not_reported(text: str) -> None:
    assert said(text) == []


def test_hostile_text_takes_no_longer_than_its_length() -> None:
    with bounded():
        said("Ãâ€" * 50_000)
