from __future__ import annotations

import json
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from inline_snapshot import snapshot

from bot.model.finding import Fix, Report
from bot.model.message import say
from bot.render.language import language
from bot.render.rdjson import render
from tests.bot.render.reports import REPORT, a_finding, a_post, a_range
from tests.schemas import fits, validate

ENGLISH = language("en")


def test_a_report_is_a_diagnostic_result() -> None:
    written = json.loads(render(REPORT, ENGLISH))

    validate("rdjson", written)
    assert written["diagnostics"][0] == snapshot(
        {
            "message": "“TODO” is filler text.",
            "location": {
                "path": "_posts/2026-05-14-hello.md",
                "range": {"start": {"line": 4, "column": 1}, "end": {"line": 4, "column": 5}},
            },
            "severity": "ERROR",
            "code": {"value": "placeholder"},
            "suggestions": [
                {"range": {"start": {"line": 4, "column": 1}, "end": {"line": 4, "column": 5}}, "text": ""}
            ],
        }
    )


def test_columns_count_bytes() -> None:
    post = replace(a_post(a_finding(say("Here."), at=a_range(2, 4, 1))), text="a\nété 😀\n")
    (diagnostic,) = json.loads(render(Report((post,)), ENGLISH))["diagnostics"]

    assert diagnostic["location"]["range"] == snapshot(
        {"start": {"line": 2, "column": 6}, "end": {"line": 2, "column": 7}}
    )


def test_a_finding_on_the_file_as_a_whole_has_no_range() -> None:
    (diagnostic,) = json.loads(render(Report((a_post(a_finding(say("Here."))),)), ENGLISH))["diagnostics"]

    assert diagnostic["location"] == {"path": "_posts/2026-05-14-hello.md"}


def test_the_schema_refuses_what_the_format_does_not_have() -> None:
    assert not fits("rdjson", {"diagnostics": [{"message": "a"}]})
    assert not fits("rdjson", {"diagnostics": [], "version": 1})


@given(st.text(st.characters(codec=None), max_size=40), st.integers(1, 50))
@settings(max_examples=100)
def test_any_text_fits_the_schema(text: str, column: int) -> None:
    finding = a_finding(say("{text}", text=text), at=a_range(1, column), fix=Fix(a_range(1, column), text))

    validate("rdjson", json.loads(render(Report((replace(a_post(finding, path=text), text=text),)), ENGLISH)))
