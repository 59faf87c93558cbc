import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from string import Formatter
from zoneinfo import ZoneInfo

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.errors import UserError
from bot.model.message import Message, say, say_count
from bot.render.language import language, languages
from scripts.messages import LOCALE, ROOT, extract, untranslated, updated, written

CATALOGUES = sorted(LOCALE.glob("*/LC_MESSAGES/copydesk.po"))


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def catalogue(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=path.parent.parent.name)


def pairs(path: Path) -> Iterator[tuple[str, str]]:
    """Each sentence and its translation, both forms of those that depend on a number."""
    for entry in catalogue(path):
        if entry.id and isinstance(entry.id, str) and isinstance(entry.string, str):
            yield entry.id, entry.string
        elif entry.id and entry.string and not isinstance(entry.string, str):
            yield from zip(entry.id, entry.string, strict=True)


def test_english_says_the_sentence_as_it_is_written() -> None:
    assert language("en").say(say("Give the post a title.")) == "Give the post a title."


def test_a_sentence_follows_its_number() -> None:
    assert language("en").say(say_count("{count} line", "{count} lines", 1)) == "1 line"
    assert language("en").say(say_count("{count} line", "{count} lines", 0)) == "0 lines"
    assert language("fr").say(say_count("{count} line", "{count} lines", 2)) == "2 lines"


def test_what_is_quoted_goes_through_quote_and_the_rest_does_not() -> None:
    message = say("{path} has {count} lines since {day}", path="a.md", count=3, day=date(2017, 3, 24))
    assert language("en").say(message, lambda text: f"<{text}>") == "<a.md> has 3 lines since March 24, 2017"


def test_a_message_in_a_message_is_said_in_the_same_language_and_quoted_once() -> None:
    message = say("{path}: {mistake}", path="a.yml", mistake=say("“{key}” is empty", key="x"))
    assert language("en").say(message, lambda text: f"<{text}>") == "<a.yml>: “<x>” is empty"


def test_what_stands_in_quotation_marks_can_be_quoted_otherwise() -> None:
    message = say("“{text}” in {path}", text="x", path="a.md")
    said = language("en").say(message, lambda text: f"`{text}`", in_marks=str.upper, words=lambda text: f"({text})")
    assert said == "(“)X(” in )`a.md`()"


def test_words_are_joined_as_the_language_joins_them() -> None:
    assert language("fr").join(["titre", "texte", "liens"]) == "titre, texte et liens"
    assert language("en").join(["title", "text", "links"]) == "title, text, and links"
    assert language("en").join([]) == ""


def test_dates_are_written_as_the_language_writes_them() -> None:
    assert language("fr").say(say("{day}", day=date(2017, 3, 24))) == "24 mars 2017"
    assert language("fr").say(say("{day}", day=date(2011, 3, 1))) == "1er mars 2011"


def test_moments_are_written_in_their_own_time_zone() -> None:
    winter, summer = (datetime(2026, month, 1, 9, tzinfo=ZoneInfo("Europe/Paris")) for month in (12, 7))
    told = [language(code).say(say("{at}", at=moment)) for code in ("fr", "en") for moment in (winter, summer)]
    assert told == [
        "mardi 1er décembre 2026 à 09:00 (UTC+01:00)",
        "mercredi 1er juillet 2026 à 09:00 (UTC+02:00)",
        "Tuesday, December 1, 2026 at 9:00\N{NARROW NO-BREAK SPACE}AM (GMT+01:00)",
        "Wednesday, July 1, 2026 at 9:00\N{NARROW NO-BREAK SPACE}AM (GMT+02:00)",
    ]


def test_numbers_are_grouped_but_years_are_not() -> None:
    message = say("{year} {size}", year=2017, size=65536)
    assert language("en").say(message) == "2017 65,536"
    assert language("fr").say(message) == "2017 65\N{NARROW NO-BREAK SPACE}536"


@pytest.mark.parametrize("code", ["fr", "fr-FR", "FR_ca", " fr "])
def test_a_regional_language_is_the_nearest_one(code: str) -> None:
    assert language(code).code == "fr"


def test_an_unknown_language_names_those_that_are_known() -> None:
    with pytest.raises(UserError, match=r"Copydesk doesn't speak de\. Choose one of: en, fr\."):
        language("de")


@pytest.mark.parametrize("argument", ["{0.__class__}", "{path}", "{{", "}", "{path.__init__}", "%s", "\\1"])
def test_what_is_quoted_is_never_a_format(argument: str) -> None:
    assert language("fr").say(say("<{path}>", path=argument)) == f"<{argument}>"


def test_a_place_reads_no_attribute() -> None:
    assert language("en").say(Message("{path.__class__}", {"path": "a"})) == "{path.__class__}"


def test_doubled_braces_are_braces() -> None:
    assert language("en").say(say("{{% include {name} %}}", name="x")) == "{% include x %}"


@settings(max_examples=100)
@given(st.text(), st.integers(), st.dates(min_value=date(1000, 1, 1)))
def test_any_argument_can_be_said(text: str, number: int, day: date) -> None:
    for code in languages():
        said = language(code).say(say("{a} {b} {c}", a=text, b=number, c=day), lambda quoted: f"‹{quoted}›")
        assert said.startswith(f"‹{text}›")


@pytest.mark.parametrize("path", CATALOGUES, ids=str)
def test_a_translation_has_the_places_of_its_sentence(path: Path) -> None:
    differing = [
        sentence
        for sentence, translation in pairs(path)
        if translation and places(sentence) - {"count"} != places(translation) - {"count"}
    ]
    assert differing == []


@pytest.mark.parametrize("path", CATALOGUES, ids=str)
def test_a_catalogue_is_in_step_with_the_source_and_complete(path: Path) -> None:
    brought = updated(catalogue(path), extract(ROOT))
    assert list(untranslated(brought)) == []
    assert path.read_bytes() == written(brought), "run scripts/messages.py"


def test_french_is_typed_with_a_space_before_its_high_punctuation() -> None:
    cramped = re.compile(r"[^\s(«][;!?»]|[^\s]:(?=\s)|«\S|'")
    prose = [re.sub(r"« [^»]* »", "x", text) for _, text in pairs(LOCALE / "fr/LC_MESSAGES/copydesk.po")]
    assert [text for text in prose if cramped.search(text)] == []


def test_french_spaces_do_not_break_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    french = language("fr")
    monkeypatch.setattr(french._catalogue, "_catalog", {"x": "« {a} » : voir ; oui !"}, raising=False)
    wide, narrow = "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"
    assert french.say(say("x", a="b : c")) == f"«{wide}b : c{wide}»{wide}: voir{narrow}; oui{narrow}!"
