from __future__ import annotations

import sysconfig
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from inline_snapshot import snapshot

from bot.spelling.reader import NotInstalled
from bot.spelling.typos import Typos
from tests.bot.spelling.copies import copy, reported


def test_a_known_misspelling_is_a_mistake_wherever_it_stands() -> None:
    one, read_copy = copy("The comittment is an exibit.\n\nAnother comittment, and the librery.")
    found = list(Typos().read(read_copy))
    assert reported(found) == snapshot(
        [
            ("comittment", ("commitment",)),
            ("comittment", ("commitment",)),
            ("exibit", ("exhibit",)),
            ("librery", ("library",)),
        ]
    )
    assert [mistake.span.of(one.text) for mistake in found] == [mistake.written for mistake in found]


def test_what_the_site_writes_itself_is_right() -> None:
    assert list(Typos().read(copy("The librery of the city.", known=["librery"])[1])) == []


def test_a_post_without_words_starts_no_program() -> None:
    assert list(Typos("/no/such/program").read(copy("`librery`")[1])) == []


def test_without_the_program_it_says_how_to_install_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sysconfig, "get_path", lambda name: str(tmp_path))
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NotInstalled) as caught:
        Typos()
    assert str(caught.value) == snapshot(
        'The rule english-typo is on, but its checker is missing. Run: pip install "copydesk[spell]"'
    )


@settings(max_examples=20, deadline=None)
@given(words=st.lists(st.sampled_from(["librery", "teh", "accross", "the", "café", "🎉", "**", "\n\n"]), max_size=12))
def test_a_mistake_is_exactly_what_stands_there(words: list[str]) -> None:
    one, read_copy = copy(f"The hours of the librery are these. {' '.join(words)}", lines=range(1, 100))
    found = list(Typos().read(read_copy))
    assert "librery" in [mistake.written for mistake in found]
    assert all(mistake.span.of(one.text) == mistake.written for mistake in found)
