"""The checkers with the dictionaries that people install."""

from __future__ import annotations

import pytest
from inline_snapshot import snapshot

from bot.spelling import Proofreader
from tests.bot.spelling.copies import copy, reported

pytestmark = pytest.mark.dictionaries

FRENCH = """Les développeuses ont dévellopé, d'aprés l'equipe, une démarche de co-construction qu'on peut reconnaitre aujourd'hui
à la médiatèque. C'est-à-dire un week-end, peut-être, au cœur de l'oeuvre des agent·e·s : le workflow est là."""
ENGLISH = "The librery of the city didn't recognise the colours, and its roadmap hasn't been anonymised untill now."


def found(body: str, language: str) -> list[tuple[str, tuple[str, ...]]]:
    one, read_copy = copy(body, language)
    mistakes = Proofreader().read([read_copy]).mistakes.get(one.path, ())
    assert all(mistake.span.of(one.text) == mistake.written for mistake in mistakes)
    return reported(mistakes)


def test_of_a_french_text_only_misspellings_are_found() -> None:
    assert found(FRENCH, "fr") == snapshot(
        [
            ("aprés", ("après", "apurés")),
            ("equipe", ("équipe",)),
            ("médiatèque", ("médiathèque", "médiatique")),
        ]
    )


def test_of_an_english_text_only_misspellings_are_found() -> None:
    assert found(ENGLISH, "en") == snapshot([("librery", ("library",)), ("librery", ("library",))])
