from __future__ import annotations

import json
from pathlib import Path

import jsonschema_rs
from hypothesis import given, settings
from hypothesis import strategies as st
from inline_snapshot import snapshot

from bot.model.finding import Fix, Report
from bot.model.message import say
from bot.render.json import render, render_pair, schema
from bot.render.language import language
from tests.bot.render.reports import REPORT, a_finding, a_post, a_range

ENGLISH = language("en")
SCHEMA = Path(__file__).parents[3] / "docs/schemas/report.schema.json"


def test_a_report_has_the_shape_that_is_promised() -> None:
    assert json.loads(render(REPORT, ENGLISH)) == snapshot(
        {
            "version": 1,
            "posts": [
                {
                    "path": "_posts/2026-05-14-hello.md",
                    "complete": False,
                    "checklist": [{"item": "text", "done": False, "rules": ["placeholder"]}],
                    "findings": [
                        {
                            "rule": "placeholder",
                            "severity": "blocker",
                            "path": "_posts/2026-05-14-hello.md",
                            "message": "“TODO” is filler text.",
                            "start": {"line": 4, "column": 1},
                            "end": {"line": 4, "column": 5},
                            "fix": {"start": {"line": 4, "column": 1}, "end": {"line": 4, "column": 5}, "text": ""},
                        },
                        {
                            "rule": "placeholder",
                            "severity": "advice",
                            "path": "_posts/2026-05-14-hello.md",
                            "message": "The title is long.",
                            "start": {"line": 12, "column": 30},
                            "end": {"line": 12, "column": 30},
                            "fix": None,
                        },
                    ],
                },
                {
                    "path": "_posts/fine.md",
                    "complete": True,
                    "checklist": [{"item": "text", "done": True, "rules": ["placeholder"]}],
                    "findings": [],
                },
            ],
            "errors": ["_posts/large.md is too large."],
        }
    )


def test_a_pair_stands_in_one_line_with_its_id() -> None:
    assert render_pair(Report(()), ENGLISH, "blog/12") == snapshot(
        '{"version":1,"posts":[],"errors":[],"id":"blog/12"}\n'
    )
    assert render_pair(Report(()), ENGLISH, None) == snapshot('{"version":1,"posts":[],"errors":[],"id":null}\n')
    assert render_pair(REPORT, ENGLISH, "12").count("\n") == 1


def test_the_committed_schema_is_that_of_the_models() -> None:
    assert json.loads(SCHEMA.read_text(encoding="utf-8")) == schema()


def test_the_schema_refuses_what_the_contract_does_not_have() -> None:
    validator = jsonschema_rs.validator_for(schema())

    assert validator.is_valid(json.loads(render(REPORT, ENGLISH)))
    assert not validator.is_valid({"version": 2, "posts": [], "errors": []})
    assert not validator.is_valid({"version": 1, "posts": []})
    assert not validator.is_valid({"version": 1, "posts": [{"path": "a.md"}], "errors": []})


@given(st.text(st.characters(codec=None), max_size=40))
@settings(max_examples=100)
def test_any_text_is_written_as_json_that_fits_the_schema(text: str) -> None:
    finding = a_finding(say("{text}", text=text), fix=Fix(a_range(1, 1), text))
    report = Report((a_post(finding, path=text),), (say("{text}", text=text),))

    written = render_pair(report, ENGLISH, text)

    assert written.encode("utf-8").count(b"\n") == 1
    jsonschema_rs.validate(schema(), json.loads(written))


def test_a_byte_of_a_path_that_is_no_text_is_shown() -> None:
    written = render(Report((a_post(path="_posts/caf\udce9.md"),)), ENGLISH)

    assert json.loads(written)["posts"][0]["path"] == "_posts/caf\\xe9.md"
