from __future__ import annotations

import json

import jsonschema_rs
from hypothesis import given, settings
from hypothesis import strategies as st
from inline_snapshot import snapshot

from bot.backtest.figures import backtest
from bot.render.backtest_json import render, schema
from tests.bot.render.backtests import BACKTEST, NOTHING, OPENED, outcome


def test_the_figures_fit_their_schema() -> None:
    for found in (BACKTEST, NOTHING):
        jsonschema_rs.validate(schema(), json.loads(render(found)))


def test_every_number_has_a_name() -> None:
    assert json.loads(render(BACKTEST)) == snapshot(
        {
            "version": 1,
            "pulls": 1,
            "followed": 1,
            "numbers": {
                "posts": 1,
                "blockers": 0,
                "advice": 1,
                "blockers_a_post": 0.0,
                "advice_a_post": 1.0,
                "blockers_gone": {"part": 1, "whole": 1, "ratio": 1.0},
                "advice_gone": {"part": 0, "whole": 1, "ratio": 0.0},
                "reach": {"part": 1, "whole": 1, "ratio": 1.0},
            },
            "rules": [
                {
                    "rule": "placeholder",
                    "raised": 1,
                    "gone": 1,
                    "blockers": 0,
                    "advice": 0,
                    "examples": [
                        {
                            "pull": "#1",
                            "commit": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                            "path": "_posts/a.md",
                            "line": 5,
                            "severity": "blocker",
                            "message": "Write it.",
                            "gone": True,
                            "url": None,
                        }
                    ],
                    "without": {
                        "posts": 1,
                        "blockers": 0,
                        "advice": 1,
                        "blockers_a_post": 0.0,
                        "advice_a_post": 1.0,
                        "blockers_gone": {"part": 0, "whole": 0, "ratio": None},
                        "advice_gone": {"part": 0, "whole": 1, "ratio": 0.0},
                        "reach": {"part": 0, "whole": 1, "ratio": 0.0},
                    },
                },
                {
                    "rule": "title-length",
                    "raised": 1,
                    "gone": 0,
                    "blockers": 0,
                    "advice": 1,
                    "examples": [
                        {
                            "pull": "#1",
                            "commit": "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb",
                            "path": "_posts/a.md",
                            "line": 2,
                            "severity": "advice",
                            "message": "Shorten it.",
                            "gone": False,
                            "url": None,
                        }
                    ],
                    "without": {
                        "posts": 1,
                        "blockers": 0,
                        "advice": 0,
                        "blockers_a_post": 0.0,
                        "advice_a_post": 0.0,
                        "blockers_gone": {"part": 1, "whole": 1, "ratio": 1.0},
                        "advice_gone": {"part": 0, "whole": 0, "ratio": None},
                        "reach": {"part": 1, "whole": 1, "ratio": 1.0},
                    },
                },
            ],
            "missed": [
                {"part": "front matter", "what": "title changed", "pulls": {"part": 1, "whole": 1, "ratio": 1.0}}
            ],
            "errors": ["#2: Objects of it are missing."],
        }
    )


def test_an_example_links_to_its_line() -> None:
    found = json.loads(render(backtest([outcome("_posts/ça va?.md")]), "https://github.com/octo/blog"))

    assert found["rules"][0]["examples"][0]["url"] == (
        f"https://github.com/octo/blog/blob/{OPENED}/_posts/%C3%A7a%20va%3F.md#L5"
    )


@given(st.text(st.characters(codec=None)), st.text(st.characters(codec=None)))
@settings(max_examples=50, deadline=None)
def test_any_text_of_a_repository_is_json(path: str, message: str) -> None:
    found = json.loads(render(backtest([outcome(path, message)])).encode())
    jsonschema_rs.validate(schema(), found)


def test_a_path_that_is_no_text_still_has_a_page() -> None:
    found = json.loads(render(backtest([outcome("caf\udce9.md")]), "https://github.com/octo/blog"))

    assert found["rules"][0]["examples"][0]["path"] == "caf\\xe9.md"
    assert found["rules"][0]["examples"][0]["url"].endswith("/caf%E9.md#L5")
