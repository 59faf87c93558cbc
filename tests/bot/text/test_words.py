from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text.words import lower_case_words, slugify, straight
from tests.bounded import bounded


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("L'intrapreneur n'est pas", "l-intrapreneur-n-est-pas"),
        ("L’Œuvre d’Ægir : où ça ?", "l-oeuvre-d-aegir-ou-ca"),
        ("  50 % — des   élèves… ", "50-des-eleves"),
        ("Straße, Łódź", "strasse-lodz"),
        ("İstanbul", "istanbul"),
        ("日本", ""),
        ("!", ""),
    ],
)
def test_slugs(text: str, slug: str) -> None:
    assert slugify(text) == slug


@given(st.text())
def test_a_slug_is_words_in_ascii_and_its_own_slug(text: str) -> None:
    slug = slugify(text)
    assert re.fullmatch(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", slug)
    assert slugify(slug) == slug


def judged(text: str) -> list[str]:
    return [span.of(text) for span in lower_case_words(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The library opens.", ["library", "opens"]),
        ("l'école d'Artagnan, c’est-à-dire", ["école", "dire"]),
        ("It doesn't, and she’s there's", ["there"]),
        ("agent·e·s, file.name, a@b.example, #hashtag, /path/there, snake_case, version2, 2nds", []),
        ("\ufffc\ufffcbold\ufffc\ufffc and \ufffc\ufffcd\ufffc\ufffcémarche", ["bold"]),
        ("[\ufffc]words(like these)ending citoyen(ne)s", ["like", "these"]),
        ("NASA Paris iPhone", []),
        (f"{'a' * 40} {'b' * 41}", ["a" * 40]),
    ],
)
def test_the_words_that_a_dictionary_can_judge(text: str, words: list[str]) -> None:
    assert judged(text) == words


@given(st.text(st.sampled_from("abcdé'’-_.:=(A1 \ufffc·@")))
def test_each_word_is_letters_and_nothing_longer_of_letters_stands_there(text: str) -> None:
    for span in lower_case_words(text):
        assert span.of(text).isalpha()
        assert not text[: span.start][-1:].isalpha()
        assert not text[span.end :][:1].isalpha()


@pytest.mark.parametrize("text", ["a-" * 50_000, "a" * 100_000 + "_", "ab'" * 40_000 + "@", "\ufffca" * 50_000])
def test_it_takes_time_in_proportion_to_the_text(text: str) -> None:
    with bounded():
        list(lower_case_words(text))


def test_a_word_is_known_however_its_accents_and_apostrophes_are_typed() -> None:
    assert straight("Aujourd’hui") == "aujourd'hui"
    assert straight("e\u0301te\u0301") == "été"
