from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from click.testing import CliRunner, Result
from inline_snapshot import snapshot

from bot.commandline.backtest import command
from bot.render.backtest_json import schema
from tests.bot.local.histories import MERGED, OPENED, SQUASHED, History, merged_and_squashed


@pytest.fixture(name="history")
def _history(tmp_path: Path) -> History:
    return merged_and_squashed(tmp_path)


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(command, [str(argument) for argument in arguments])


def figures(result: Result) -> Any:
    found = json.loads(result.stdout)
    jsonschema_rs.validate(schema(), found)
    return found


def test_the_table_says_what_people_did_about_the_findings(history: History) -> None:
    result = run(history.path, "--jobs", "1")

    lines = "\n".join(line.rstrip() for line in result.stdout.splitlines())
    for message in ("Draft", "Correct", "Merge pull request #1 from ada/hello", "Add a post (#2)"):
        lines = lines.replace(history.short(message), f"<{message}>")
    assert (result.exit_code, lines, result.stderr) == (
        0,
        snapshot("""\
2 merged pull requests with 2 posts; the state in which it was opened is known of 1.
Noise  1.00 blockers and 0.00 advice a post
Use    67% (2 of 3) of the blockers and – of the advice were gone at the merge
Reach  100% (1 of 1) of the pull requests that people corrected

Rules
rule            at opening  acted on  blockers at merge  advice at merge
file-name                1  1 (100%)                  0                0
malformed-link           1    0 (0%)                  1                0
placeholder              1  1 (100%)                  1                0

Without a rule
rule            blockers a post  advice a post  blockers gone  advice gone          reach
(all rules)                1.00           0.00   67% (2 of 3)            –  100% (1 of 1)
file-name                  1.00           0.00   50% (1 of 2)            –  100% (1 of 1)
malformed-link             0.50           0.00  100% (2 of 2)            –  100% (1 of 1)
placeholder                0.50           0.00   50% (1 of 2)            –  100% (1 of 1)

Missed
what people changed          unnoticed in pull requests
front matter: title changed                      1 of 1
file name: date changed                          0 of 1

Examples
file-name, acted on, #1 <Draft>:_posts/hello.md:1 The file name doesn't begin with the day of publication. Rename the file to _posts/2026-05-14-hello.md.
malformed-link, at merge, #1 <Correct>:_posts/2026-05-14-hello.md:10 “a guide” is a link written backwards. Write [text](address).
placeholder, acted on, #1 <Draft>:_posts/hello.md:5 “TODO” marks something left to do. Do it, then remove the mark.
placeholder, at merge, #2 <Add a post (#2)>:_posts/2026-05-15-squashed.md:10 “TODO” marks something left to do. Do it, then remove the mark.\
"""),
        "",
    )


def test_json_says_it_with_every_figure(history: History) -> None:
    found = figures(run(history.path, "--json"))

    assert found["numbers"] == snapshot(
        {
            "posts": 2,
            "blockers": 2,
            "advice": 0,
            "blockers_a_post": 1.0,
            "advice_a_post": 0.0,
            "blockers_gone": {"part": 2, "whole": 3, "ratio": 0.6667},
            "advice_gone": {"part": 0, "whole": 0, "ratio": None},
            "reach": {"part": 1, "whole": 1, "ratio": 1.0},
        }
    )
    examples = [
        (rule["rule"], one["path"], one["line"], one["gone"]) for rule in found["rules"] for one in rule["examples"]
    ]
    assert examples == [
        ("file-name", OPENED, 1, True),
        ("malformed-link", MERGED, 10, False),
        ("placeholder", OPENED, 5, True),
        ("placeholder", SQUASHED, 10, False),
    ]


def test_refs_hold_pull_requests_too(history: History) -> None:
    found = figures(run(history.path, "--refs", "refs/replays/*", "--json"))

    assert (found["pulls"], found["followed"], found["numbers"]["reach"]["ratio"]) == (1, 1, 1.0)
    assert found["rules"][0]["examples"][0]["pull"] == "blog/1"


def test_some_can_be_chosen_by_day_and_number(history: History) -> None:
    assert figures(run(history.path, "--json", "--since", "2026-05-15"))["pulls"] == 1
    assert figures(run(history.path, "--json", "--limit", "1"))["followed"] == 0


def test_a_page_is_written_beside_the_table(history: History, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    result = run(history.path, "--html", page)

    assert result.exit_code == 0
    assert "Backtest of site.git" in page.read_text(encoding="utf-8")
    assert "can't be written" in run(history.path, "--html", tmp_path / "no" / "page.html").stderr


def test_a_pull_request_that_cannot_be_read_is_named(history: History) -> None:
    blob = str(history.repository.revparse_single(f"refs/replays/blog/1/head:{MERGED}").id)
    (Path(history.path) / "objects" / blob[:2] / blob[2:]).unlink()
    result = run(history.path, "--refs", "refs/replays/*", "--json")

    assert result.exit_code == 2
    assert figures(result)["errors"] == [f"blog/1: Objects of {blob} are missing in {history.path}."]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--refs", "refs/x/*"], "No refs such as refs/x/*/base"),
        (["--limit", "0"], "0"),
        (["--since", "yesterday"], "yesterday"),
    ],
)
def test_what_cannot_be_done_is_said_in_plain_words(arguments: list[str], sentence: str, history: History) -> None:
    result = run(history.path, *arguments)

    assert result.exit_code != 0
    assert sentence in (result.stderr or str(result.exception))


def test_what_is_no_repository_is_refused(tmp_path: Path) -> None:
    assert "There is no git repository at" in str(run(tmp_path).exception)
