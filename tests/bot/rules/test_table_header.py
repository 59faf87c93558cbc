from __future__ import annotations

import pytest
from inline_snapshot import snapshot

from bot.rules.table_header import table_header
from tests.bot.rules import examples

POST = "_posts/2026-05-14-opening-hours.md"


def text_of(body: str) -> str:
    return f"---\ntitle: Opening hours\n---\n{body}\n"


def said(body: str) -> list[str]:
    return examples.said(examples.check(table_header, POST, text_of(body)))


def test_a_table_without_names_for_its_columns_is_reported() -> None:
    assert said("| | |\n|-|-|\n| a | b |") == snapshot(
        ["4:1 advice This table has no header. Name its columns in the first line."]
    )


@pytest.mark.parametrize(
    "text", ["| a | b |\n|-|-|\n| c | d |", "| | b |\n|-|-|\n| c | d |", "| | |\n\ntext", "```\n| | |\n|-|-|\n```"]
)
def test_what_only_looks_like_it_is_not_reported(text: str) -> None:
    assert said(text) == []
