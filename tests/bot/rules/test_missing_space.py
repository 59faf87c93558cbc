from __future__ import annotations

import pytest
from inline_snapshot import snapshot

from bot.rules.missing_space import missing_space
from tests.bot.rules import examples
from tests.bounded import bounded

POST = "_posts/2026-05-14-letters.md"


def text_of(body: str) -> str:
    return f"---\ntitle: Letters\n---\n{body}\n"


def said(body: str) -> list[str]:
    return examples.said(examples.check(missing_space, POST, text_of(body)))


def fixed(body: str) -> str:
    [finding] = examples.check(missing_space, POST, text_of(body))
    return examples.repaired(text_of(body), finding).removeprefix(text_of("").rstrip("\n") + "\n").rstrip("\n")


def test_a_space_that_is_missing_is_reported_and_added() -> None:
    body = "It has one interface.You can use it."
    assert said(body) == snapshot(["4:12 advice A space is missing in “interface.You”. Add it."])
    assert fixed(body) == "It has one interface. You can use it."


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Why now?Because we can.", "Why now? Because we can."),
        ("Le problème.Cela peut passer.", "Le problème. Cela peut passer."),
        ("The Department of Commerce(DOC) reads.", "The Department of Commerce (DOC) reads."),
        ("See [the Department of Commerce(DOC)](/a).", "See [the Department of Commerce (DOC)](/a)."),
    ],
)
def test_one_space_is_added(written: str, meant: str) -> None:
    assert fixed(written) == meant


def test_the_front_matter_is_read_too() -> None:
    text = "---\ntitle: Letters\nexcerpt: Why now?Because we can.\n---\nYes.\n"
    assert examples.said(examples.check(missing_space, POST, text)) == snapshot(
        ["3:14 advice A space is missing in “now?Because”. Add it."]
    )


@pytest.mark.parametrize(
    "text",
    [
        "It runs on Node.js and ASP.NET.",
        "Use System.Text for it.",
        "www.example.Org is there",
        "`why?Because`",
        "`print(NAME)`",
        "the term(s) and plug(in)",
        "Dr.Who is back",
        "https://example.org/a.Html and more",
    ],
)
def test_names_and_code_are_fine(text: str) -> None:
    assert said(text) == []


def test_hostile_text_takes_no_longer_than_its_length() -> None:
    with bounded():
        said("aa.Aa" * 20_000)
