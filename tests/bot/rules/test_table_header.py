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


ROWS = "<tr><td>Saturday</td><td>9 to 5</td></tr>\n<tr><td>Sunday</td><td>10 to 4</td></tr>\n"


def test_a_table_of_html_without_header_cells_is_reported_where_it_begins() -> None:
    assert said(f"Text.\n\n<table>\n{ROWS}</table>") == snapshot(
        ["6:1 advice This table has no header. Write the names of its columns as <th> and not as <td>."]
    )


def test_several_tables_of_html_without_header_cells_are_one_finding() -> None:
    assert said(f"<table>\n{ROWS}</table>\n\nText.\n\n<table>\n{ROWS}</table>") == snapshot(
        [
            "4:1 advice This table and others, 2 in all, have no header. Write the names of their columns as <th> and "
            "not as <td>."
        ]
    )


@pytest.mark.parametrize(
    "text",
    [
        f"<table>\n<tr><th>Day</th><th>Hours</th></tr>\n{ROWS}</table>",
        f'<table role="presentation">\n{ROWS}</table>',
        "<table><tr><td>a</td><td>b</td></tr></table>",
        "<table><tr><td>a</td></tr><tr><td>b</td></tr></table>",
        f"<table>\n{ROWS}",
        f"{ROWS}</table>",
        f"```\n<table>\n{ROWS}</table>\n```",
    ],
)
def test_a_table_of_html_with_headers_or_for_layout_is_not_reported(text: str) -> None:
    assert said(text) == []
