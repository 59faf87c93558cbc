"""French or English, by the little words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import sample
from bot.text.language import guess_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Le billet est dans la boîte, et les lecteurs sont avec nous.", "fr"),
        ("The post is in the box, and the readers are with us.", "en"),
        ("Le « shipping » of the week est arrivé dans les temps pour la France", "fr"),
        ("", None),
        ("12345 ###", None),
    ],
)
def test_the_language_is_that_of_most_function_words(text: str, language: str | None) -> None:
    assert guess_language(text) == language


def test_the_sample_draft_is_french() -> None:
    assert guess_language(sample.draft()[1]) == "fr"


@given(st.text(max_size=500))
def test_any_text_has_a_language_or_none(text: str) -> None:
    assert guess_language(text) in ("fr", "en", None)
