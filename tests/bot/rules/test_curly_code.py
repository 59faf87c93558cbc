from __future__ import annotations

import pytest
from inline_snapshot import snapshot

from bot.rules.curly_code import curly_code
from tests.bot.rules import examples
from tests.bounded import bounded

POST = "_posts/2026-05-14-letters.md"


def text_of(body: str) -> str:
    return f"---\ntitle: Letters\n---\n{body}\n"


def said(body: str) -> list[str]:
    return examples.said(examples.check(curly_code, POST, text_of(body)))


def fixed(body: str) -> str:
    [finding] = examples.check(curly_code, POST, text_of(body))
    return examples.repaired(text_of(body), finding).removeprefix(text_of("").rstrip("\n") + "\n").rstrip("\n")


def test_typographic_marks_in_code_are_reported_and_made_straight() -> None:
    body = "```js\nfind(“letters”)\nfind(“maps”)\n```"
    assert said(body) == snapshot(
        ["5:6 advice Programs don't read the marks “ and ” in this code. Write straight ones."]
    )
    assert fixed(body) == body.replace("“", '"').replace("”", '"')
    assert fixed("Call `find(“letters”)` now.") == 'Call `find("letters")` now.'


@pytest.mark.parametrize(
    "text",
    [
        "He said “letters”.",
        '```js\ntitle = "The “great” box"\n```',
        "```js\nfind('letters')\n```",
        "`“`",
        "```text\n“one\ntwo”\n```",
    ],
)
def test_text_and_marks_that_are_meant_are_fine(text: str) -> None:
    assert said(text) == []


def test_hostile_text_takes_no_longer_than_its_length() -> None:
    with bounded():
        said("`“a” ` " * 20_000)
