from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules._file_names import read_name

DAY = date(2017, 3, 24)


@pytest.mark.parametrize(
    ("name", "day", "words"),
    [
        ("2017-03-24-two-letters.md", DAY, "two-letters"),
        ("2017-24-03-two-letters.md", DAY, "two-letters"),
        ("24-03-2017-two-letters.md", DAY, "two-letters"),
        ("2017_03_24 Two letters.docx", DAY, "two-letters"),
        ("20170324-two-letters", DAY, "two-letters"),
        ("2017-03-24.two letters", DAY, "two-letters"),
        ("2017-03-24.md", DAY, ""),
        ("2017-03-24-titre.md", DAY, ""),
        ("2017-03-32-letters.md", None, "letters"),
        ("03-04-2017-letters.md", None, "letters"),
        ("04-04-2017-letters.md", date(2017, 4, 4), "letters"),
        ("AAAA-MM-JJ-titre.md", None, ""),
        ("YYYY-MM-DD-two-letters.md", None, "two-letters"),
        ("2017-MM-DD-two-letters.md", None, "two-letters"),
        ("two-letters.md", None, "two-letters"),
        ("2017-03-24-two-letters.m", DAY, "two-letters"),
        ("2017-in-letters.md", None, "2017-in-letters"),
        ("Deux lettres d'été.markdown", None, "deux-lettres-d-ete"),
        ("10-letters-of-love.md", None, "10-letters-of-love"),
        ("手紙.md", None, ""),
        ("", None, ""),
    ],
)
def test_a_name_is_read_as_it_was_meant(name: str, day: date | None, words: str) -> None:
    assert read_name(name) == (day, words)


@given(st.text(max_size=60))
def test_words_are_always_a_slug(name: str) -> None:
    _, words = read_name(name)
    assert words.isascii()
    assert words == words.strip("-").lower()


@given(st.dates(), st.from_regex(r"[a-z]{5,9}(-[a-z]{5,9}){0,3}", fullmatch=True))
def test_a_right_name_is_read_back(day: date, words: str) -> None:
    assert read_name(f"{day.isoformat()}-{words}.md") == (day, "" if words == "title" or words == "titre" else words)
