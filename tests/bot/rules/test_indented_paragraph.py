from __future__ import annotations

import pytest
from inline_snapshot import snapshot

from bot.rules.indented_paragraph import indented_paragraph
from tests.bot.rules import examples
from tests.bounded import bounded

POST = "_posts/2026-05-14-letters.md"


def text_of(body: str) -> str:
    return f"---\ntitle: Letters\n---\n{body}\n"


def said(body: str) -> list[str]:
    return examples.said(examples.check(indented_paragraph, POST, text_of(body)))


def fixed(body: str) -> str:
    [finding] = examples.check(indented_paragraph, POST, text_of(body))
    return examples.repaired(text_of(body), finding).removeprefix(text_of("").rstrip("\n") + "\n").rstrip("\n")


def test_a_paragraph_that_begins_with_spaces_is_reported_and_moved_to_the_margin() -> None:
    assert said("One.\n\n  Two.") == snapshot(
        ["6:1 advice This paragraph begins with a space, which Markdown passes over. Begin it at the margin."]
    )
    assert fixed("One.\n\n  Two.") == "One.\n\nTwo."


def test_several_are_one_finding_at_the_first() -> None:
    assert said(" One.\n\n Two.") == snapshot(
        ["4:1 advice 2 paragraphs begin with a space, which Markdown passes over. Begin each at the margin."]
    )


@pytest.mark.parametrize(
    "text",
    [
        "One.\n  Two.",
        "- One.\n\n  Two.",
        "> One.\n>\n>  Two.",
        "One.\n\n    Two.",
        "  # One",
        "<div>\n\n  Two.\n\n</div>",
        "{% if x %}\n  Two.\n{% endif %}",
        "[^1]: One.\n\n    Two.",
    ],
)
def test_what_belongs_to_something_else_is_fine(text: str) -> None:
    assert said(text) == []


def test_hostile_text_takes_no_longer_than_its_length() -> None:
    with bounded():
        said(" a\n\n" * 20_000)
