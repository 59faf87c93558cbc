from __future__ import annotations

import re

import hunspell

from bot.rules._english_mistakes import ENGLISH

PAIRS = [tuple(entry.replace("_", " ").split(":")) for entry in ENGLISH.split()]


def test_each_mistake_has_one_meaning_which_is_none_itself() -> None:
    written = [pair[0] for pair in PAIRS]
    assert len(set(written)) == len(written)
    assert not {meant for _, meant in PAIRS} & set(written)


def test_mistakes_are_words_in_lower_case() -> None:
    word = re.compile(r"[a-z]+(?:[ '][a-z]+){0,3}")
    assert [pair for pair in PAIRS if not all(map(word.fullmatch, pair))] == []


def test_no_mistake_is_a_word_in_the_dictionary_of_american_english() -> None:
    dictionary = hunspell.Hunspell("en_US")
    words = [pair for pair in PAIRS if " " not in pair[0] + pair[1]]
    # A mistake of the dictionary itself.
    assert [written for written, _ in words if dictionary.spell(written)] == ["transfered"]
    assert [meant for _, meant in words if not dictionary.spell(meant)] == []
