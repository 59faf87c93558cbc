from __future__ import annotations

from dataclasses import replace

from inline_snapshot import snapshot

from bot.model.finding import Finding
from bot.model.place import Span
from bot.model.post import PostPath
from bot.model.spelling import Checker, Mistake
from bot.rules.french_grammar import french_grammar
from bot.text.post import read_post
from tests.bot.rules import examples

PATH = PostPath("_posts/2026-05-14-horaires.md")
TEXT = "---\ntitle: Horaires\n---\nVoici les nouvelle heures.\n"
PLACE = Span(TEXT.index("nouvelle"), TEXT.index(" heures"))


def check(*suggestions: str, checker: Checker = Checker.GRAMMALECTE) -> list[Finding]:
    mistakes = (Mistake(checker, PLACE, "nouvelle", suggestions, "Il faut un pluriel."),)
    site = replace(examples.site_of({PATH: TEXT}), mistakes={PATH: mistakes})
    return examples.findings(french_grammar, read_post(PATH, TEXT.encode()), site)


def test_a_word_that_does_not_agree_is_reported_with_grammalectes_own_sentence() -> None:
    assert examples.said(check("nouvelles")) == snapshot(
        [
            "4:11 advice “nouvelle” may not agree with the words around it. Is it “nouvelles”? Grammalecte says: Il faut un pluriel."
        ]
    )


def test_without_a_suggestion_the_sentence_alone_is_quoted() -> None:
    assert examples.said(check()) == snapshot(
        ["4:11 advice “nouvelle” may not agree with the words around it. Grammalecte says: Il faut un pluriel."]
    )


def test_nothing_is_repaired_since_a_grammar_checker_can_be_wrong() -> None:
    assert [finding.fix for finding in check("nouvelles")] == [None]


def test_what_other_checkers_found_is_none_of_its_business() -> None:
    assert check("nouvelles", checker=Checker.HUNSPELL) == []
