from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from bot.model.backtest import Part
from scripts import judgement
from scripts.judgement_reasons import reason
from tests.bot.local.histories import MERGED, merged_and_squashed


@pytest.fixture(name="replays")
def _replays(tmp_path: Path) -> str:
    return merged_and_squashed(tmp_path).path


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr(sys, "argv", ["judgement", *arguments])
    return judgement.main()


def test_the_page_has_the_numbers_the_rules_and_what_was_missed(
    replays: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, replays, "--jobs", "1", "--print") == 0

    page = capsys.readouterr().out
    assert "| blog | 1 of 1 | 1 | **1.00** | 0.00 | **67% (2 of 3)** | – | 100% (1 of 1) |" in page
    assert (
        "| [placeholder](rules/placeholder.md) | 1 | 1 | 0 | 0 | 1.00 | 0.00 | 50% (1 of 2) | – | 100% (1 of 1) |  |"
        in page
    )
    assert "| [malformed-link](rules/malformed-link.md) | 1 | 0 | 1 | 0 |" in page
    assert f"| front matter: title changed | 1 | 1 | {reason(Part.FRONT_MATTER, 'title changed')} |" in page


def test_a_rule_that_only_adds_noise_is_marked(
    replays: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run(monkeypatch, replays, "--jobs", "1", "--print")

    marked = [line.split("]")[0] for line in capsys.readouterr().out.splitlines() if "*only noise* |" in line]
    assert marked == ["| [malformed-link"]


def test_an_index_narrows_the_pull_requests_to_its_posts(
    replays: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    index = tmp_path / "index.jsonl"
    for posts, row in (([MERGED], "| blog | 1 of 1 | 1 |"), ([], "| blog | 0 of 1 | 0 |")):
        index.write_text(json.dumps({"site": "blog", "pull": 1, "posts": posts}) + "\n", encoding="utf-8")
        run(monkeypatch, replays, "--jobs", "1", "--print", "--index", str(index))
        assert row in capsys.readouterr().out


def test_a_pull_request_that_moves_the_whole_site_has_a_row_apart(
    replays: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(judgement, "MANY", 0)
    run(monkeypatch, replays, "--jobs", "1", "--print")

    rows = [line for line in capsys.readouterr().out.splitlines() if line.startswith("| blog ")]
    assert rows == [
        "| blog | 1 of 1 | 1 | **1.00** | 0.00 | **67% (2 of 3)** | – | 100% (1 of 1) |",
        "| blog | 0 of 0 | 0 | – | – | – | – | – |",
    ]


def test_the_page_is_written_and_the_numbers_are_printed(
    replays: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(judgement, "PAGE", tmp_path / "judgement.md")

    assert run(monkeypatch, replays, "--jobs", "1") == 0
    assert "# Judgement" in (tmp_path / "judgement.md").read_text(encoding="utf-8")
    assert capsys.readouterr().out.startswith("| site | pull requests |")


def test_without_recorded_pull_requests_it_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, str(tmp_path / "none.git")) == 2
    assert "There are no recorded pull requests at" in capsys.readouterr().err
