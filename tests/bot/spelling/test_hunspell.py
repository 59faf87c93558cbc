from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from inline_snapshot import snapshot

from bot.spelling.hunspell import Hunspell
from bot.spelling.reader import NotInstalled
from tests.bot.spelling.copies import copy, dictionaries, reported


@pytest.fixture(scope="session")
def hunspell(tmp_path_factory: pytest.TempPathFactory) -> Hunspell:
    return Hunspell([dictionaries(tmp_path_factory.mktemp("dictionaries"))])


def read(hunspell: Hunspell, body: str, language: str = "en") -> list[tuple[str, tuple[str, ...]]]:
    return reported(hunspell.read(copy(body, language)[1]))


def test_a_word_in_no_dictionary_is_a_mistake_with_what_may_be_meant(hunspell: Hunspell) -> None:
    assert read(hunspell, "The librery opens on sundays.") == snapshot([("librery", ("library",))])


@pytest.mark.parametrize(
    "body",
    [
        "The bibliothèque opens.",  # French in an English post
        "The librery opens, our librery.",  # whoever writes it twice means it
        "The openhours of the library.",  # two words in one
        "The zwxqvt opens.",  # nothing is near to it
        "The reopen of the library.",  # a prefix
        "Our Libary opens.",  # a name
    ],
)
def test_a_word_that_is_rather_new_than_wrong_is_left_alone(hunspell: Hunspell, body: str) -> None:
    assert read(hunspell, body) == []


def test_in_french_elisions_are_taken_apart_and_the_ligature_may_be_spelt_out(hunspell: Hunspell) -> None:
    body = "Le coeur du dévelopement, l'oeuvre et d'horaire : la bibliothèque est ouverte dans tous les cas."
    assert read(hunspell, body, "fr") == snapshot([("dévelopement", ("développement",))])


def test_several_threads_may_read_at_once(hunspell: Hunspell) -> None:
    copies = [copy(f"The {'librery' if number % 2 else 'library'} opens on sundays.")[1] for number in range(40)]
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda one: len(list(hunspell.read(one))), copies))
    assert found == [number % 2 for number in range(40)]


def test_without_a_dictionary_it_says_what_to_install(tmp_path: Path) -> None:
    dictionaries(tmp_path, {"en": "library"})
    with pytest.raises(NotInstalled) as caught:
        Hunspell([tmp_path])
    assert str(caught.value) == snapshot(
        "The rule misspelled-word is on, but a dictionary is missing: fr_FR. On Debian, run: apt-get install hunspell-fr-comprehensive"
    )


def test_without_the_extra_it_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "hunspell", None)
    with pytest.raises(NotInstalled) as caught:
        Hunspell()
    assert str(caught.value) == snapshot(
        'The rule misspelled-word is on, but its checker is missing. Run: pip install "copydesk[spell]"'
    )


def test_the_folders_of_hunspells_own_programs_are_searched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DICPATH", str(dictionaries(tmp_path)))
    assert read(Hunspell(), "The librery opens on sundays.") == [("librery", ("library",))]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=st.text(st.sampled_from("librery opéèœ'’- \n*`[]()<>{}%_:#1A🎉́\ufffc"), max_size=80))
def test_whatever_is_written_a_mistake_is_exactly_what_stands_there(hunspell: Hunspell, body: str) -> None:
    one, read_copy = copy(f"The librery opens the hours.\n\n{body}", lines=range(1, 200))
    for mistake in hunspell.read(read_copy):
        assert mistake.span.of(one.text) == mistake.written
        assert mistake.written.isalpha()
        assert mistake.written.islower()
        assert read_copy.covers(mistake.span)


def test_letters_of_other_languages_are_nobodys_mistake(hunspell: Hunspell) -> None:
    assert read(hunspell, "The libраry and the ﬁbrary of librarу.") == []
