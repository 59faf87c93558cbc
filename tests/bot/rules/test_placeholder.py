from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from inline_snapshot import snapshot

from bot.rules.placeholder import placeholder
from tests.bot.rules import examples
from tests.bounded import bounded

FRAGMENTS = [
    "XXX",
    "TODO",
    ":",
    " ",
    "\n",
    "[",
    "]",
    "(",
    ")",
    "../..",
    "/",
    "12",
    "bla",
    "lorem ipsum",
    "add ",
    "TBD",
    "*",
]
POST = "_posts/2026-05-14-opening-hours.md"


def said(body: str, front_matter: str = "title: Opening hours", **options: Any) -> list[str]:
    return examples.said(examples.check(placeholder, POST, f"---\n{front_matter}\n---\n{body}\n", **options))


def found(body: str) -> list[str]:
    text = f"---\ntitle: Opening hours\n---\n{body}\n"
    return [finding.excerpt for finding in examples.check(placeholder, POST, text)]


@pytest.mark.parametrize(
    "written",
    [
        "../../..", "../..", "../../2018", "XX/XX/2018", "xx/xx", "??/??", "??/03/2018", "12/??", "12/03/????", "JJ/MM/AAAA", "DD/MM/YYYY", "dd.mm.yyyy", "AAAA-MM-JJ", "YYYY-MM-DD", "XX mars", "March XX",
    ],
)  # fmt: skip
def test_a_date_without_its_numbers_is_reported_where_it_stands(written: str) -> None:
    assert found(f"We met on {written}, in Paris.") == [written]


@pytest.mark.parametrize(
    "text",
    [
        "Dates are written in the format YYYY-MM-DD.",
        "Run `cd ../../..` and read [the plan](../../plan.md).",
        "The path ../../images/a.png, 12/03/2018, 3/4 of us, and/or, 24/7.",
        "And then… […] nothing.",
    ],
)
def test_what_only_looks_like_an_unfilled_date_is_not_reported(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("TODO", ["TODO"]),
        ("TODO: ask Ada", ["TODO"]),
        ("TODO write the end", ["TODO"]),
        ("It costs XXX euros.", ["XXX"]),
        ("It costs XXXX euros.", ["XXXX"]),
        ("We meet in Paris (TBD).", ["TBD"]),
        ("We meet in Paris [TODO find a room].", ["TODO"]),
        ("À compléter…", ["À compléter"]),
        ("The team (à rédiger) is happy.", ["à rédiger"]),
        ("Our [insert name] is happy.", ["[insert name]"]),
        ("Notre [insérer le nom] est là.", ["[insérer le nom]"]),
        ("FIXME: the number is XXX", ["FIXME", "XXX"]),
    ],
)
def test_a_note_to_oneself_is_reported(text: str, marks: list[str]) -> None:
    assert found(text) == marks


@pytest.mark.parametrize(
    "text",
    [
        "Put it on your TODO list.",
        "TODO lists are for the patient.",
        "- Todo\n- Doing\n- Done",
        "The place is still TBD, as the RFC says.",
        "Super Bowl XXX was in 1996, a shirt in XXXL, Pope John XXIII.",
        "See https://example.org/?id=XXX and example.org/XXX for more.",
        "Write `// TODO: ask` in the code.\n\n```\nTODO\n```",
        "Il faut insérer un questionnaire à compléter en ligne.",
    ],
)
def test_good_prose_about_such_words_is_not_reported(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Lorem ipsum dolor sit amet.", ["Lorem ipsum"]),
        ("> Blablabla", ["Blablabla"]),
        ("Bla bla.", ["Bla bla"]),
        ("And then blah, bla bla bla.", ["bla bla bla"]),
        ("**Votre texte ici**", ["Votre texte ici"]),
        ("## Your title here", ["Your title here"]),
    ],
)
def test_filler_text_is_reported(text: str, words: list[str]) -> None:
    assert found(text) == words


@pytest.mark.parametrize(
    "text", ["BlaBlaCar is a company.", "Moins de blabla, plus d'action.", "Give your text here a title."]
)
def test_words_that_only_resemble_filler_are_not_reported(text: str) -> None:
    assert said(text) == []


def test_each_kind_has_its_advice() -> None:
    assert said("On ../.. we met.\n\nTODO\n\nLorem ipsum dolor.") == snapshot(
        [
            "4:4 blocker “../..” is a date without its numbers. Write the date.",
            "6:1 blocker “TODO” marks something left to do. Do it, then remove the mark.",
            "8:1 blocker “Lorem ipsum” is filler text. Write the real text in its place.",
        ]
    )


def test_the_front_matter_is_looked_at_too() -> None:
    assert said("Fine.", "title: Titre de l'article\ndate: YYYY-MM-DD") == snapshot(
        [
            "2:8 blocker “Titre de l'article” is filler text. Write the real text in its place.",
            "3:7 blocker “YYYY-MM-DD” is a date without its numbers. Write the date.",
        ]
    )


def test_a_link_to_a_note_is_reported_once_for_each_place_where_it_is_written() -> None:
    assert said("[One][a], [two][a] and [three](#TODO).\n\n[a]: TODO") == snapshot(
        [
            "4:1 blocker This link leads nowhere yet. Write its address.",
            "4:32 blocker This link leads nowhere yet. Write its address.",
        ]
    )


def test_a_site_can_add_phrases_and_allow_others() -> None:
    assert said("Chapeau de l'article", phrases=("chapeau de l'article",)) == snapshot(
        ["4:1 blocker “Chapeau de l'article” is filler text. Write the real text in its place."]
    )
    assert said("Our TODO: party is on XXX day.", allow=("todo: party", "XXX day")) == []


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=20).map("".join))
def test_placeholders_stand_apart_from_each_other(body: str) -> None:
    found = examples.check(placeholder, POST, f"---\ntitle: Opening hours\n---\n{body}\n")
    places = sorted(finding.range for finding in found)
    assert all(finding.excerpt.strip() for finding in found)
    assert all(one.end <= other.start for one, other in pairwise(places))


@pytest.mark.parametrize("hostile", ["X", "../", "bla ", "[add ", "TODO ", "xx/", "(", "?", "\u00a0", "a\n"])
def test_hostile_text_takes_no_longer_than_its_length(hostile: str) -> None:
    with bounded():
        said(hostile * (100_000 // len(hostile)))


@pytest.mark.parametrize(
    "text",
    ["By [your name here].", "[Insert your title]", "Par [Nom de l’auteur].", "[Author's name]", "[votre titre]"],
)
def test_what_a_template_leaves_to_its_writer_is_reported(text: str) -> None:
    assert len(found(text)) == 1


@pytest.mark.parametrize(
    "text", ["[your name here](/names)", "Say [your] name.", "[your name][names]\n\n[names]: /n", "[votre]"]
)
def test_a_link_with_such_words_is_no_placeholder(text: str) -> None:
    assert found(text) == []


def test_a_template_in_a_title_is_reported() -> None:
    title = 'title: \'{{ replace .Name "-" " " | title }}\'\npermalink: /{{ page.slug }}/'
    assert said("Text.", title) == snapshot(
        [
            '2:9 blocker “{{ replace .Name "-" " " | title }}” was to be filled in when the file was made. Write the text itself.'
        ]
    )
    assert said("Text with {{ page.title }}.") == []
