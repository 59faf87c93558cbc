"""Which threads nobody needs any more."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.model.finding import Finding, Fix, PostReport, Report, Severity
from bot.model.message import say
from bot.model.place import Position, Range
from bot.model.post import PostPath
from bot.model.snapshot import SuggestedThread
from bot.render.suggestions import digest, key
from bot.served import served

PATH = PostPath("_posts/2026-05-14-a.md")
HERE = Range(Position(1, 1), Position(1, 4))
SPACE = Finding("stray-space", Severity.ADVICE, PATH, HERE, say("A space."), fix=Fix(HERE, "a b"), excerpt="a  b")
LINK = replace(SPACE, rule="bare-url", excerpt="c")


def a_report(*findings: Finding) -> Report:
    return Report((PostReport(PATH, "A post", (), findings),))


def a_thread(name: str, *repairs: tuple[Finding, int], outdated: bool = False) -> SuggestedThread:
    return SuggestedThread(name, frozenset(digest(key(finding), number) for finding, number in repairs), outdated)


def test_a_thread_serves_as_long_as_its_repair_is_wanted() -> None:
    thread = a_thread("T1", (SPACE, 1))
    assert served((thread,), a_report(SPACE)) == ()
    assert served((thread,), a_report(replace(SPACE, range=Range(Position(9, 1), Position(9, 4))))) == ()
    assert served((thread,), a_report(LINK)) == ("T1",)
    assert served((thread,), a_report()) == ("T1",)
    assert served((thread,), a_report(replace(SPACE, fix=None))) == ("T1",)


def test_a_thread_of_several_repairs_serves_until_the_last_is_made() -> None:
    thread = a_thread("T1", (SPACE, 1), (LINK, 1))
    assert served((thread,), a_report(LINK)) == ()
    assert served((thread,), a_report()) == ("T1",)


@pytest.mark.parametrize("first_was_made", [True, False])
def test_of_repairs_that_are_alike_the_one_whose_lines_have_changed_was_made(first_was_made: bool) -> None:
    first = a_thread("T1", (SPACE, 1), outdated=first_was_made)
    second = a_thread("T2", (SPACE, 2), outdated=not first_was_made)
    assert served((first, second), a_report(SPACE, SPACE)) == ()
    assert served((first, second), a_report(SPACE)) == (("T1",) if first_was_made else ("T2",))
    assert set(served((first, second), a_report())) == {"T1", "T2"}
