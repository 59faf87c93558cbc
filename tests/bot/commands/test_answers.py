"""Whether somebody has said something in a comment."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.commands._answers import is_answer


@pytest.mark.parametrize(
    ("body", "answers"),
    [
        ("Looks good to me.", True),
        ("Looks good to me.\n\n/tick tone", True),
        ("> Is that so?\n\nIt is.", True),
        ("/tick tone", False),
        ("/hold\r\n  /check\r\n", False),
        ("/away 2026-12-01 2026-12-24", False),
        ("I am not there.\n/away 2026-12-01 2026-12-24", False),
        ("`/away` is what you want", True),
        ("", False),
        (" \n\n", False),
    ],
)
def test_commands_alone_and_absences_are_no_answers(body: str, answers: bool) -> None:
    assert is_answer(body) is answers


@given(st.text() | st.text(alphabet="/away check\n>`", max_size=40))
def test_any_comment_can_be_judged(body: str) -> None:
    assert not is_answer(body) or body.strip()
