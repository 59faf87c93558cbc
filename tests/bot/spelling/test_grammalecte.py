from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from inline_snapshot import snapshot

from bot.spelling.grammalecte import Grammalecte
from bot.spelling.reader import NotInstalled
from tests.bot.spelling.copies import copy, reported

# What Grammalecte 2.1.2 prints for one paragraph, cut to what is read of it.
ERROR = (
    '{{"nStart": {start}, "nEnd": {end}, "sType": "{kind}", "sMessage": "Il faut un pluriel.", '
    '"aSuggestions": ["nouvelles"], "sUnderlined": "{word}"}}'
)


def program(folder: Path, *errors: str, paragraph: int = 2) -> Grammalecte:
    """A program that prints these errors, whatever it is given. The first paragraph is the title."""
    answer = folder / "answer.json"
    answer.write_text(f'{{"data": [{{"iParagraph": {paragraph}, "lGrammarErrors": [{", ".join(errors)}]}}]}}')
    script = folder / "grammalecte-cli"
    script.write_text(f"#!/bin/sh\ncat {answer}\n")
    script.chmod(0o755)
    return Grammalecte(str(script))


def nouvelle(kind: str = "gn", word: str = "nouvelle", start: int = 11) -> str:
    return ERROR.format(kind=kind, word=word, start=start, end=start + 8)


BODY = "Voici les  nouvelle heures de la ville.\nElles sont `code` dans le journal."


def test_what_does_not_agree_is_a_mistake_with_grammalectes_sentence(tmp_path: Path) -> None:
    one, read_copy = copy(BODY, "fr")
    [mistake] = program(tmp_path, nouvelle()).read(read_copy)
    assert (mistake.written, mistake.suggestions, mistake.explanation) == snapshot(
        ("nouvelle", ("nouvelles",), "Il faut un pluriel.")
    )
    assert mistake.span.of(one.text) == "nouvelle"


def test_what_it_says_of_style_and_typography_is_left_out(tmp_path: Path) -> None:
    errors = [nouvelle(kind) for kind in ("apos", "typo", "pleo", "tu", "maj")]
    assert list(program(tmp_path, *errors).read(copy(BODY, "fr")[1])) == []


def test_a_place_that_does_not_hold_what_it_underlines_is_none(tmp_path: Path) -> None:
    errors = nouvelle(start=3), nouvelle(word="nouveaux"), nouvelle(start=900)
    assert list(program(tmp_path, *errors).read(copy(BODY, "fr")[1])) == []
    assert list(program(tmp_path, nouvelle(), paragraph=9).read(copy(BODY, "fr")[1])) == []


def test_only_fresh_lines_are_reported(tmp_path: Path) -> None:
    assert list(program(tmp_path, nouvelle(), paragraph=1).read(copy(BODY, "fr", lines=[5])[1])) == []


def test_what_fails_to_answer_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="Expecting"):
        list(Grammalecte("/bin/true").read(copy(BODY, "fr")[1]))


def test_without_the_program_it_says_how_to_install_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NotInstalled) as caught:
        Grammalecte()
    assert str(caught.value) == snapshot(
        "The rule french-grammar is on, but its checker is missing. On Debian, run: apt-get install grammalecte-cli"
    )


@pytest.mark.dictionaries
def test_debians_program_finds_what_does_not_agree() -> None:
    assert shutil.which("grammalecte-cli")
    one, read_copy = copy(
        "Voici les nouvelle heures de la ville,\nqui sont affichée dans le journal.\n\nIls *mange* du pain.", "fr"
    )
    found = list(Grammalecte().read(read_copy))
    assert reported(found) == snapshot(
        [("nouvelle", ("nouvelles",)), ("affichée", ("affichées",)), ("mange", ("mangent",)), ("Ils", ("Il",))]
    )
    assert all(mistake.span.of(one.text) == mistake.written for mistake in found)


def test_marks_of_emphasis_and_links_do_not_come_between_words(tmp_path: Path) -> None:
    body = "Voici **les** [nouvelle](https://a.example/) heures de la ville dans le journal."
    error = nouvelle(start=10)
    one, read_copy = copy(body, "fr")
    [mistake] = program(tmp_path, error).read(read_copy)
    assert mistake.span.of(one.text) == "nouvelle"
