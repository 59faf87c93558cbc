from __future__ import annotations

from pathlib import Path

import hunspell
import pytest

from bot.spelling.dictionary import Dictionary


def dictionary(folder: Path, aff: str, dic: str, encoding: str = "utf-8") -> Dictionary:
    (folder / "xx.aff").write_text(aff, encoding)
    (folder / "xx.dic").write_text(f"{len(dic.split())}\n{dic}\n", encoding)
    return Dictionary(folder, "xx", hunspell)


def test_words_of_its_own_encoding_are_known(tmp_path: Path) -> None:
    latin = dictionary(tmp_path, "SET ISO8859-1\n", "café\nlibrary\n", "latin-1")
    assert latin.knows("café")
    assert latin.proposes("library")
    assert not latin.knows("librery")
    assert not latin.knows("cœur")  # Latin-1 has no œ


@pytest.mark.parametrize(
    ("kind", "flag", "others"), [("", "!", "S!"), ("FLAG long", "!!", "SS!!"), ("FLAG num", "999", "7,999")]
)
def test_a_word_that_its_dictionary_keeps_to_itself_is_known_and_not_proposed(
    tmp_path: Path, kind: str, flag: str, others: str
) -> None:
    aff = f"SET UTF-8\n{kind}\nNOSUGGEST {flag}\n"
    known = dictionary(tmp_path, aff, f"damn/{others}\ndarn\n")
    assert known.knows("damn")
    assert not known.proposes("damn")
    assert known.proposes("darn")
    assert known.proposes_both(("darn", "darn"))
    assert not known.proposes_both(("darn", "damn"))


def test_an_inflected_word_goes_with_its_stem(tmp_path: Path) -> None:
    aff = "SET UTF-8\nNOSUGGEST !\nSFX S Y 1\nSFX S 0 s .\n"
    known = dictionary(tmp_path, aff, "damn/S!\nplan/S\n")
    assert known.knows("damns")
    assert not known.proposes("damns")
    assert known.proposes("plans")


def test_an_encoding_that_nobody_knows_is_taken_for_ascii(tmp_path: Path) -> None:
    known = dictionary(tmp_path, "SET X-UNHEARD-OF\n", "plan\n")
    assert known.knows("plan")
    assert not known.knows("café")
