"""The first line of the comment, from the opening to the last approval."""

from __future__ import annotations

import pytest

from bot.model.finding import PostReport, Report
from bot.model.message import say
from bot.model.plan import Reader, Readers, ReaderStatus
from bot.model.post import PostPath
from bot.model.site import Login
from bot.render._verdict import headline

COMPLETE = Report((PostReport(PostPath("_posts/2026-05-14-hello.md"), "Hello", (), (), ""),))


def readers(*statuses: ReaderStatus, wanted: int = 2) -> Readers:
    people = (Reader(Login(f"reader-{number}"), say("reads"), status) for number, status in enumerate(statuses))
    return Readers(tuple(people), wanted=wanted)


@pytest.mark.parametrize(
    ("people", "said"),
    [
        (readers(ReaderStatus.ASKED, ReaderStatus.ASKED), "Nothing is missing: ready to be read"),
        (readers(ReaderStatus.APPROVED, ReaderStatus.ASKED), "Nothing is missing: ready to be read"),
        (
            readers(ReaderStatus.APPROVED, ReaderStatus.CHANGES_REQUESTED),
            "Nothing is missing, but a reader asks for changes",
        ),
        (readers(ReaderStatus.APPROVED, ReaderStatus.APPROVED), "Read and approved"),
        (readers(wanted=0), "Nothing is missing: ready to be read"),
    ],
)
def test_what_the_readers_say_shows_in_the_headline(people: Readers, said: str) -> None:
    assert headline(COMPLETE, people, held=False, draft=False).in_english() == said


def test_a_hold_comes_before_what_readers_say() -> None:
    people = readers(ReaderStatus.APPROVED, ReaderStatus.APPROVED)
    said = headline(COMPLETE, people, held=True, draft=False).in_english()
    assert said == "Nothing is missing, but this is on hold"


def test_a_draft_is_not_called_ready() -> None:
    said = headline(COMPLETE, readers(ReaderStatus.LATER), held=False, draft=True).in_english()
    assert said == "Nothing is missing, but this is still a draft"


def test_what_cannot_be_looked_at_is_no_matter_of_readers() -> None:
    broken = Report(COMPLETE.posts, errors=(say("The configuration can't be read."),))
    people = readers(ReaderStatus.APPROVED, ReaderStatus.APPROVED)
    assert headline(broken, people, held=True, draft=True).in_english() == "Copydesk could not look at everything"
