from __future__ import annotations

import pytest
from inline_snapshot import snapshot

from bot.rules.unfinished_sentence import unfinished_sentence
from tests.bot.rules import examples
from tests.bounded import bounded

POST = "_posts/2026-05-14-opening-hours.md"


def text_of(body: str) -> str:
    return f"---\ntitle: Opening hours\n---\n{body}\n"


def said(body: str) -> list[str]:
    return examples.said(examples.check(unfinished_sentence, POST, text_of(body)))


def test_a_paragraph_that_breaks_off_is_reported_at_its_last_word() -> None:
    assert said("On Sundays it is closed because of the\n\nWe are happy.") == snapshot(
        ["4:36 advice This sentence breaks off after “the”. Finish it."]
    )


def test_a_french_one_is_reported_too() -> None:
    assert said(
        "Le dimanche elle est fermée pour les habitants de la ville et\n\n## Suite\n\nElle est là."
    ) == snapshot(["4:60 advice This sentence breaks off after “et”. Finish it."])


def test_a_paragraph_of_sentences_that_lacks_its_last_full_stop_is_reported() -> None:
    assert said("It is closed on Mondays. We are all happy about that\n\nSee you there.") == snapshot(
        ["4:49 advice No full stop ends this paragraph, after “that”. Add it, or what is missing."]
    )


@pytest.mark.parametrize(
    "text",
    [
        "It is closed on Mondays. We are all happy about that:\n\nThe end.",
        "It is closed on Mondays. We are all happy about that…",
        "It is closed on Mondays. We are happy about https://example.org",
        "It is closed on Mondays. We are all happy about that `code`",
        "It is closed on Mondays, and we are all happy about that",
        "It is the best library of all. — Ada of the Friends of Letters",
        "It is the best library of all. - Ada of the Friends of Letters",
        "It is the best library of all. Ada Lovelace",
        "It costs 12. 40 more than the one of the other town",
        "It is closed on Mondays. We are all happy about that\n\n- market",
    ],
)
def test_a_paragraph_that_ends_or_goes_on_is_fine(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "It is what we have been waiting for.",
        "On Sundays the library is closed because of the\n\n- market\n- fair",
        "On Sundays the library is closed because of the\n\n```\ncode\n```",
        "The best of the",
        "> On Sundays the library is closed because of the",
        "The number of the day is the letter **a**.",
    ],
)
def test_a_sentence_that_goes_on_or_ends_is_fine(text: str) -> None:
    assert said(text) == []


def test_hostile_text_takes_no_longer_than_its_length() -> None:
    with bounded():
        said("the " * 50_000 + "\n\nthe of " * 10_000)


def test_a_colon_at_the_end_of_a_section_is_reported() -> None:
    assert said("## One\n\nOn Sundays you can also:\n\n## Two\n\nText. And we have:\n") == snapshot(
        [
            "6:24 advice Nothing follows this colon. Finish the sentence or the list.",
            "10:18 advice Nothing follows this colon. Finish the sentence or the list.",
        ]
    )


@pytest.mark.parametrize(
    "body",
    [
        "On Sundays you can:\n\n- read\n- write",
        "On Sundays you can:\n\n![Read](a.png)",
        "On Sundays you can:\n\n> Read.",
        "On Sundays you can:\n\n{% include list.html %}",
        "## One\n\nOn Sundays you can:\n\n### Read\n\nText.",
        "- On Sundays you can:\n\n## Two\n\nText.",
        "> On Sundays you can:\n\n## Two\n\nText.",
        "See also:",
    ],
)
def test_a_colon_that_something_follows_is_fine(body: str) -> None:
    assert said(body) == []


@pytest.mark.parametrize(
    "items", ["- the\n- fair", "- on Mondays\n- because of the", "1. see the  \n\nMore.", "- a\n- of\n"]
)
def test_an_item_that_breaks_off_is_reported(items: str) -> None:
    assert len(said(f"You can\n\n{items}")) == 1


@pytest.mark.parametrize(
    "items",
    [
        "- apples, and\n- pears",
        "- because of the\n  fair",
        "- because of the\nfair",
        "- because of\n  - the market\n  - the fair",
        "- Vitamin A\n- Vitamin B",
        "- what it is for\n- where to",
        "```\n- the\n- of\n```",
    ],
)
def test_an_item_that_goes_on_or_ends_is_fine(items: str) -> None:
    assert said(f"You can\n\n{items}\n") == []
