from __future__ import annotations

from dataclasses import replace
from typing import Any

from inline_snapshot import snapshot

from bot.model.finding import Finding
from bot.model.place import Span
from bot.model.post import PostPath
from bot.model.spelling import Checker, Mistake
from bot.rules.english_typo import english_typo
from bot.text.post import read_post
from tests.bot.rules import examples

PATH = PostPath("_posts/2026-05-14-opening-hours.md")
TEXT = "---\ntitle: Opening hours\n---\nThe librery opens on Sundays.\n"
PLACE = Span(TEXT.index("librery"), TEXT.index(" opens"))


def check(*suggestions: str, checker: Checker = Checker.TYPOS, **options: Any) -> list[Finding]:
    mistakes = (Mistake(checker, PLACE, "librery", suggestions),)
    site = replace(examples.site_of({PATH: TEXT}), mistakes={PATH: mistakes})
    return examples.findings(english_typo, read_post(PATH, TEXT.encode()), site, **options)


def test_a_misspelling_of_one_word_is_repaired() -> None:
    [finding] = check("library")
    assert examples.said([finding]) == snapshot(["4:5 advice “librery” is written “library”."])
    assert examples.repaired(TEXT, finding) == TEXT.replace("librery", "library")


def test_where_several_words_may_be_meant_the_author_chooses() -> None:
    [finding] = check("library", "libraries")
    assert examples.said([finding]) == snapshot(["4:5 advice “librery” is no word. Is it “library, libraries”?"])
    assert finding.fix is None


def test_a_word_that_nobody_means_is_reported_as_it_is() -> None:
    assert examples.said(check()) == snapshot(["4:5 advice “librery” is no word."])


def test_a_word_may_be_allowed() -> None:
    assert check("library", allow=["librery"]) == []


def test_what_other_checkers_found_is_none_of_its_business() -> None:
    assert check("library", checker=Checker.HUNSPELL) == []
