from __future__ import annotations

import subprocess
from collections.abc import Iterable

import pytest

from bot.model.message import say
from bot.model.place import Span
from bot.model.spelling import Checker, Copy, Mistake, Proofs
from bot.spelling.proofreader import Proofreader
from bot.spelling.reader import NotInstalled, Reader
from tests.bot.spelling.copies import PATH, copy


class Found:
    """A reader that finds the same mistakes everywhere, and counts how often it was made."""

    made = 0

    def __init__(self, *mistakes: Mistake) -> None:
        self._mistakes = mistakes

    def make(self) -> Reader:
        self.made += 1
        return self

    def read(self, copy: Copy) -> Iterable[Mistake]:
        return self._mistakes


class Slow:
    def read(self, copy: Copy) -> Iterable[Mistake]:
        raise subprocess.TimeoutExpired("typos", 20)


def missing() -> Reader:
    raise NotInstalled(say("Install it."))


LATE, EARLY = Mistake(Checker.TYPOS, Span(9, 12), "teh"), Mistake(Checker.TYPOS, Span(1, 4), "hte")


def test_mistakes_come_in_the_order_of_the_text() -> None:
    proofs = Proofreader({Checker.HUNSPELL: Found().make, Checker.TYPOS: Found(LATE, EARLY).make}).read(
        [copy("The.")[1]]
    )
    assert proofs == Proofs({PATH: (EARLY, LATE)})


def test_a_checker_is_loaded_once_when_it_is_first_wanted() -> None:
    found = Found(EARLY)
    proofreader = Proofreader({Checker.HUNSPELL: found.make, Checker.TYPOS: Found().make})
    assert proofreader.read([]) == Proofs()
    assert found.made == 0
    for _ in range(3):
        proofreader.read([copy("The.")[1]])
    assert found.made == 1


def test_one_that_is_not_installed_is_named_and_keeps_no_other_from_reading() -> None:
    proofs = Proofreader({Checker.HUNSPELL: missing, Checker.TYPOS: Found(EARLY).make}).read([copy("The.")[1]])
    assert proofs.mistakes == {PATH: (EARLY,)}
    assert [message.in_english() for message in proofs.missing] == ["Install it."]


def test_one_that_takes_too_long_finds_nothing_and_the_log_says_so(caplog: pytest.LogCaptureFixture) -> None:
    proofs = Proofreader({Checker.HUNSPELL: Found().make, Checker.TYPOS: Slow}).read([copy("The.")[1]])
    assert proofs == Proofs()
    assert caplog.messages == [f"typos could not read {PATH}: TimeoutExpired"]
