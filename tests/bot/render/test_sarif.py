from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from inline_snapshot import snapshot

from bot.model.finding import ChecklistItem, Fix, Report, RuleDescription, Severity
from bot.model.message import say
from bot.model.post import PostPath
from bot.render.language import language
from bot.render.sarif import render
from tests.bot.render.reports import REPORT, a_finding, a_post, a_range
from tests.schemas import fits, validate

ENGLISH = language("en")
RULE = RuleDescription(
    "placeholder", Severity.BLOCKER, ChecklistItem.TEXT, "Something is left to fill in.\n\n## Why\nIt is seen."
)


def written(report: Report) -> Any:
    document = json.loads(render(report, ENGLISH))
    validate("sarif", document)
    return document["runs"][0]


def test_a_report_is_a_run() -> None:
    run = written(replace(REPORT, rules=(RULE,)))

    assert run["results"][0] == snapshot(
        {
            "ruleId": "placeholder",
            "level": "error",
            "message": {"text": "“TODO” is filler text."},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": "_posts/2026-05-14-hello.md", "uriBaseId": "%SRCROOT%"},
                        "region": {"startLine": 4, "startColumn": 1, "endLine": 4, "endColumn": 5},
                    }
                }
            ],
            "ruleIndex": 0,
            "fixes": [
                {
                    "artifactChanges": [
                        {
                            "artifactLocation": {"uri": "_posts/2026-05-14-hello.md", "uriBaseId": "%SRCROOT%"},
                            "replacements": [
                                {
                                    "deletedRegion": {"startLine": 4, "startColumn": 1, "endLine": 4, "endColumn": 5},
                                    "insertedContent": {"text": ""},
                                }
                            ],
                        }
                    ]
                }
            ],
        }
    )
    assert run["invocations"] == snapshot(
        [
            {
                "executionSuccessful": False,
                "toolExecutionNotifications": [
                    {"level": "error", "message": {"text": "_posts/large.md is too large."}}
                ],
            }
        ]
    )


def test_every_rule_that_was_asked_is_described() -> None:
    assert written(Report((), rules=(RULE,)))["tool"]["driver"]["rules"] == snapshot(
        [
            {
                "id": "placeholder",
                "shortDescription": {"text": "Something is left to fill in."},
                "help": {
                    "text": "## Why\nIt is seen.",
                    "markdown": "Something is left to fill in.\n\n## Why\nIt is seen.",
                },
                "defaultConfiguration": {"level": "error"},
                "properties": {"tags": ["text"]},
            }
        ]
    )


def test_a_path_is_an_address() -> None:
    finding = replace(a_finding(say("Here.")), path=PostPath("_posts/a b: été\udce9.md"))
    (result,) = written(Report((a_post(finding),)))["results"]

    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == snapshot(
        "_posts/a%20b%3A%20%C3%A9t%C3%A9%E9.md"
    )


def test_what_is_quoted_is_no_link() -> None:
    finding = a_finding(say("“{title}” is long.", title="[Click](https://example.org)"))
    (result,) = written(Report((a_post(finding),)))["results"]

    assert result["message"]["text"] == snapshot("“[Click] (https://example.org)” is long.")


def test_the_schema_refuses_what_sarif_does_not_have() -> None:
    assert not fits("sarif", {"version": "2.1.0", "runs": [{"results": []}]})
    assert not fits("sarif", {"version": "2.1.0", "runs": [], "errors": []})


@given(st.text(st.characters(codec=None), max_size=40))
@settings(max_examples=100)
def test_any_text_fits_the_schema(text: str) -> None:
    finding = a_finding(say("{text}", text=text), fix=Fix(a_range(1, 1), text))
    finding = replace(finding, path=PostPath(text))

    written(Report((a_post(finding),), (say("{text}", text=text),), (RULE,)))
