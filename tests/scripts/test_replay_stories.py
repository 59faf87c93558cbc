from __future__ import annotations

import sys
from pathlib import Path

import pytest

from scripts import replay_stories
from tests.bot.local.histories import MERGED, OPENED, merged_and_squashed


@pytest.fixture(name="replays")
def _replays(tmp_path: Path) -> str:
    return merged_and_squashed(tmp_path).path


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr(sys, "argv", ["replay_stories", *arguments])
    return replay_stories.main()


def test_the_comment_at_each_state_is_printed(
    replays: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, replays, "--site", "blog") == 0

    _, first, second = capsys.readouterr().out.split("======== 1, state ")
    assert first.startswith("1 of 2")
    assert OPENED in first
    assert second.startswith("2 of 2")
    assert MERGED in second
    assert "(…)" in first
    assert "<!-- copydesk" not in first + second
    assert "/blob/" not in first


def test_one_of_them_can_be_named(
    replays: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, states in (("1", 2), ("2", 0)):
        assert run(monkeypatch, replays, "--site", "blog", "--pull", name, "--changed") == 0
        assert capsys.readouterr().out.count("======== ") == states


def test_a_site_without_recordings_is_said(
    replays: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, replays, "--site", "elsewhere") == 2

    assert "refs/replays/elsewhere" in capsys.readouterr().err
