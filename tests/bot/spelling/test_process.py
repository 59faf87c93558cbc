from __future__ import annotations

import subprocess
import sys

import pytest

from bot.spelling import process
from bot.spelling.process import run


def test_what_a_program_prints_comes_back_in_unicode() -> None:
    assert run([sys.executable, "-c", "print(input().upper())"], "été") == "ÉTÉ\n"


def test_a_program_knows_nothing_of_our_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COPYDESK_WEBHOOK_SECRET", "secret")
    assert "COPYDESK" not in run([sys.executable, "-c", "import os; print(sorted(os.environ))"])


def test_a_program_that_does_not_end_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "SECONDS", 0.2)
    with pytest.raises(subprocess.TimeoutExpired):
        run([sys.executable, "-c", "while True: pass"])


def test_a_program_that_is_not_there_is_an_os_error() -> None:
    with pytest.raises(OSError, match="program"):
        run(["/no/such/program"])
