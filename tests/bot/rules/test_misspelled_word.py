from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from inline_snapshot import snapshot

from bot.model.finding import Finding
from bot.model.place import Span
from bot.model.post import PostPath
from bot.model.spelling import Checker, Mistake
from bot.rules.misspelled_word import misspelled_word
from bot.text.post import read_post
from tests.bot.rules import examples

PATH = PostPath("_posts/2026-05-14-opening-hours.md")
TEXT = "---\ntitle: Opening hours\n---\nThe librery opens on Sundays.\n"
PLACE = Span(TEXT.index("librery"), TEXT.index(" opens"))


def found(checker: Checker = Checker.HUNSPELL, suggestions: Sequence[str] = ("library",)) -> Mistake:
    return Mistake(checker, PLACE, "librery", tuple(suggestions))


def check(*mistakes: Mistake, text: str = TEXT, **options: Any) -> list[Finding]:
    site = replace(examples.site_of({PATH: text}), mistakes={PATH: mistakes})
    return examples.findings(misspelled_word, read_post(PATH, text.encode()), site, **options)


def test_a_word_that_is_in_no_dictionary_is_reported_with_what_may_be_meant() -> None:
    assert examples.said(check(found(suggestions=("library", "lib")))) == snapshot(
        ["4:5 advice “librery” is in no dictionary. Is it “library, lib”?"]
    )


def test_three_suggestions_are_named_at_most() -> None:
    [finding] = check(found(suggestions=("a", "b", "c", "d")))
    assert finding.message.in_english() == snapshot("“librery” is in no dictionary. Is it “a, b, c”?")


def test_nothing_is_repaired_since_a_dictionary_does_not_know_what_is_meant() -> None:
    assert [finding.fix for finding in check(found())] == [None]


def test_a_word_of_the_sites_own_list_is_right() -> None:
    assert check(found(), words=["librery"]) == []


def test_what_english_typo_says_is_not_said_twice() -> None:
    assert check(found(), found(Checker.TYPOS)) == []


def test_what_other_checkers_found_is_none_of_its_business() -> None:
    assert check(found(Checker.GRAMMALECTE)) == []


def test_a_mistake_that_was_repaired_since_it_was_found_is_not_reported() -> None:
    assert check(found(), text=TEXT.replace("librery", "library")) == []


def test_without_a_checker_it_is_silent() -> None:
    assert check() == []
