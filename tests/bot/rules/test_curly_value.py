from __future__ import annotations

import pytest
from inline_snapshot import snapshot

from bot.rules.curly_value import curly_value
from tests.bot.rules import examples

PATH = "_posts/2026-05-14-a.md"


def test_a_value_in_curly_marks_is_reported_and_straightened() -> None:
    text = "---\ntitle: “Letters: part 1”\n---\n"
    (finding,) = examples.check(curly_value, PATH, text)
    assert examples.said([finding]) == snapshot(
        ["2:8 advice These curly marks are shown as part of the value. Write straight ones, or none."]
    )
    assert examples.repaired(text, finding) == '---\ntitle: "Letters: part 1"\n---\n'


def test_an_entry_of_a_list_is_a_value_too() -> None:
    assert len(examples.check(curly_value, PATH, "---\ntags:\n  - “news”\n---\n")) == 1


@pytest.mark.parametrize("value", ["“Letters” and “maps”", "Our “letters”", '"“Letters”"', "«Letters»", '“a "b" c”'])
def test_marks_that_belong_to_the_text_are_fine(value: str) -> None:
    assert examples.check(curly_value, PATH, f"---\ntitle: {value}\n---\n") == []
