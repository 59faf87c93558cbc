from __future__ import annotations

import sys
from pathlib import Path

import pytest

from scripts import init_replays
from tests.bot.local.histories import MERGED, merged_and_squashed


@pytest.fixture(name="replays")
def _replays(tmp_path: Path) -> str:
    return merged_and_squashed(tmp_path).path


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr(sys, "argv", ["init_replays", *arguments])
    return init_replays.main()


def test_the_page_has_the_file_of_each_site_and_its_newest_posts(
    replays: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, replays, "--print") == 0

    page = capsys.readouterr().out
    assert "## blog\n\n````yaml\n# yaml-language-server: $schema=" in page
    assert f"| 1 | {MERGED} | malformed-link |" in page


def test_the_page_is_written_and_its_rows_are_printed(
    replays: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(init_replays, "PAGE", tmp_path / "init.md")
    assert run(monkeypatch, replays, "--posts", "1") == 0

    assert (tmp_path / "init.md").read_text().startswith("# First configurations")
    assert capsys.readouterr().out.count("\n") == 3


def test_what_is_no_repository_is_said_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, str(tmp_path)) == 2
    assert capsys.readouterr().err.count("\n") == 1
