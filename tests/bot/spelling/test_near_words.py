from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from inline_snapshot import snapshot
from rapidfuzz.distance import OSA

from bot.spelling.near_words import LETTERS, SHORT, halves, likely_meant, sounds_alike

words = st.text(st.sampled_from("abcéèœ"), min_size=1, max_size=7)


@given(words, words)
def test_what_may_be_meant_is_one_slip_away(word: str, other: str) -> None:
    found = likely_meant(word, "abcéèœ")
    assert len(found) == len(set(found))
    assert all(OSA.distance(word, near) == 1 for near in found)
    another_ending = word.startswith(other) or other.startswith(word)
    if len(word) > SHORT and word[0] == other[0]:
        assert (other in found) == (OSA.distance(word, other) == 1 and not another_ending)


def test_whoever_means_another_word_has_its_first_letter_right() -> None:
    assert "tulips" not in likely_meant("zulips", LETTERS["en"])
    assert "équipe" in likely_meant("equipe", LETTERS["fr"])


def test_in_a_short_word_a_letter_is_not_exchanged() -> None:
    assert "doff" not in likely_meant("diff", LETTERS["en"])
    assert "cage" not in likely_meant("cafe", LETTERS["en"])
    assert "chafe" in likely_meant("cafe", LETTERS["en"])
    assert "dépôt" in likely_meant("dépot", LETTERS["fr"])


def test_the_likeliest_comes_first() -> None:
    real = (
        "collaboration",
        "côllaboratoin",
        "colaboratoin",
        "collaboratin",
        "collaboratorin",
        "collaboratein",
    )
    assert [near for near in likely_meant("collaboratoin", LETTERS["fr"]) if near in real] == snapshot(
        ["côllaboratoin", "colaboratoin", "collaboration", "collaboratorin", "collaboratin", "collaboratein"]
    )


def test_accents_and_doubled_letters_are_not_heard() -> None:
    assert sounds_alike("dévelopement", "developpement")
    assert not sounds_alike("post", "poste")


@given(words)
def test_halves_make_the_word_again(word: str) -> None:
    found = list(halves(word))
    assert len(found) == len(word) - 1
    assert all(one + other == word and one and other for one, other in found)
