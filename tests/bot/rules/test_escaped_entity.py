from __future__ import annotations

import pytest
from inline_snapshot import snapshot

from bot.rules.escaped_entity import escaped_entity
from tests.bot.rules import examples
from tests.bounded import bounded

POST = "_posts/2026-05-14-opening-hours.md"


def text_of(body: str) -> str:
    return f"---\ntitle: Opening hours\n---\n{body}\n"


def said(body: str) -> list[str]:
    return examples.said(examples.check(escaped_entity, POST, text_of(body)))


def fixed(body: str) -> str:
    [finding] = examples.check(escaped_entity, POST, text_of(body))
    return examples.repaired(text_of(body), finding).removeprefix(text_of("").rstrip("\n") + "\n").rstrip("\n")


def test_a_sign_that_is_escaped_twice_is_reported_with_its_name() -> None:
    assert said("caf&amp;eacute;") == snapshot(
        ["4:4 advice Readers see “&eacute;” here, not the sign that it stands for. Write the sign itself."]
    )


def test_one_of_the_escapes_is_taken_away() -> None:
    assert fixed("caf&amp;eacute; & bar") == "caf&eacute; & bar"
    assert fixed("9&amp;#160;h") == "9&#160;h"


@pytest.mark.parametrize(
    "text", ["R&amp;D; more", "a &amp; b", "`&amp;eacute;`", "caf&eacute;", "[a](https://example.org/?a=1&amp;copy=2)"]
)
def test_what_only_looks_like_it_is_not_reported(text: str) -> None:
    assert said(text) == []


def test_hostile_text_takes_no_longer_than_its_length() -> None:
    with bounded():
        said("&amp;a" * 50_000)
