"""Whose turn it is, for how long, and what nobody is ever bothered with."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.conversation import CommentKind, ThreadComment
from bot.model.people import Choices
from bot.model.reminder import NAMES_WITHOUT_MENTION, NoteKind
from bot.model.site import Login
from bot.model.snapshot import ReviewState
from bot.model.standing import Hold, Standing
from bot.reminders._clock import BETWEEN_MENTIONS
from bot.reviewers._directory import Directory
from tests.bot.builders import an_author
from tests.bot.reminders.play import MONDAY, PARIS, Play


def test_a_silent_reader_is_mentioned_and_then_the_fallback_is_asked_and_mentioned() -> None:
    play = Play()
    play.days(25)
    assert play.notes() == ["10 Sep read: bob", "15 Sep fallback: carol", "18 Sep read: carol"]
    assert play.asked == ["bob", "carol"]


def test_where_the_fallback_is_empty_the_next_of_the_others_is_asked() -> None:
    play = Play(reviewers={"count": 1, "by_author": {"ada": ["bob"]}, "default": ["dan"]}, reminders={"readers": 2})
    play.case["authors"] = (Login("ada"),)
    play.days(15)
    assert play.notes() == ["09 Sep read: ada, bob", "11 Sep fallback: dan", "15 Sep read: dan"]


def test_where_nobody_else_can_be_asked_nothing_is_said_of_it() -> None:
    play = Play(reviewers={"count": 1, "default": ["bob"]})
    play.days(25)
    assert play.notes() == ["10 Sep read: bob"]


def test_the_reading_of_a_silent_reader_still_counts() -> None:
    play = Play()
    play.days(10)
    play.review("bob", ReviewState.APPROVED)
    play.days(15)
    assert play.notes() == ["10 Sep read: bob", "15 Sep fallback: carol"]


def test_readers_who_wait_since_the_same_day_share_a_reminder() -> None:
    play = Play(reviewers={"count": 2, "default": ["dan", "bob"]})
    play.days(5)
    assert play.notes() == ["10 Sep read: bob, dan"]


def test_a_reader_who_is_asked_again_has_full_time_again() -> None:
    play = Play()
    play.days(2)
    play.review("bob", ReviewState.COMMENTED)
    play.request("bob")
    play.until(MONDAY + timedelta(days=4, hours=-1))
    assert play.notes() == []
    play.until(MONDAY + timedelta(days=7))
    assert play.notes() == ["14 Sep read: bob"]


def test_a_push_gives_readers_full_time_again() -> None:
    play = Play()
    play.days(2)
    play.push()
    play.days(4)
    assert play.notes() == ["14 Sep read: bob"] or play.notes() == []
    play.days(1)
    assert play.notes() == ["14 Sep read: bob"]


def test_readers_are_left_alone_while_the_author_is_to_answer() -> None:
    play = Play(reviewers={"count": 2, "default": ["bob", "dan"]})
    play.days(1)
    play.review("dan", ReviewState.CHANGES_REQUESTED)
    play.days(20)
    assert play.notes() == ["15 Sep answer: opener"]


def test_an_author_who_says_something_is_reminded_again_only_after_full_time() -> None:
    play = Play(editors=["erin"])
    play.look()
    play.review("bob", ReviewState.CHANGES_REQUESTED)
    play.days(9)
    play.comment("opener")
    play.days(20)
    assert play.notes() == ["14 Sep answer: opener", "23 Sep answer: opener", "30 Sep decide: erin"]


def test_after_a_push_the_reader_who_asked_for_changes_reads_again_even_where_others_have_approved() -> None:
    play = Play(reviewers={"count": 1, "default": ["bob", "dan"]})
    play.review("dan", ReviewState.APPROVED)
    play.review("bob", ReviewState.CHANGES_REQUESTED)
    play.days(1)
    play.push()
    play.days(5)
    assert play.notes() == ["11 Sep read-again: bob"]


def test_editors_are_three_at_most_and_neither_authors_nor_away_nor_gone() -> None:
    editors = ["ada", "opener", "away", "gone", "e1", "e2", "e3", "e4"]
    play = Play(editors=editors)
    play.case["authors"] = (Login("ada"),)
    gone = an_author("gone", "gone", end=date(2026, 6, 30))
    play.case["directory"] = Directory(MONDAY.date(), {gone.id: gone})
    play.away("away", date(2026, 9, 1), date(2026, 9, 30))
    play.look()
    play.review("bob", ReviewState.CHANGES_REQUESTED)
    play.days(20)
    assert play.notes() == ["14 Sep answer: opener", "21 Sep decide: e1, e2, e3"]


def test_a_bot_that_opened_the_pull_request_is_not_spoken_to_but_the_author_is() -> None:
    play = Play({"opener": Login("cms[bot]")})
    play.case["authors"] = (Login("ada"),)
    play.look()
    play.review("bob", ReviewState.CHANGES_REQUESTED)
    play.days(8)
    assert play.notes() == ["14 Sep answer: ada"]


@pytest.mark.parametrize("opener", ["ghost", "cms[bot]"])
def test_what_nobody_opened_is_noted_without_a_mention(opener: str) -> None:
    play = Play({"opener": Login(opener), "draft": True}, reminders={"close_after": 7})
    play.days(50)
    assert play.notes() == ["07 Oct untouched: ", "14 Oct closed: "]
    assert play.closed


@pytest.mark.parametrize(
    "case",
    [
        {"standing": Standing(hold=Hold(Login("bob"), "", MONDAY))},
        {"complete": False, "scheduled": True},
    ],
    ids=["held", "incomplete"],
)
def test_nobody_is_reminded_of_what_is(case: dict[str, Any]) -> None:
    play = Play(reminders={"close_after": 7})
    play.request("bob")
    play.case |= case
    play.days(90)
    assert play.notes() == []


def test_where_readers_are_asked_at_once_they_are_reminded_although_something_blocks() -> None:
    play = Play(reviewers={"count": 1, "default": ["bob"], "ask": "at-once"})
    play.case["complete"] = False
    play.days(5)
    assert play.notes() == ["10 Sep read: bob"]


def test_who_has_declined_left_or_been_replaced_is_not_reminded() -> None:
    play = Play(reviewers={"count": 1})
    gone = an_author("gone", "gone", end=date(2026, 6, 30))
    play.case["directory"] = Directory(MONDAY.date(), {gone.id: gone})
    play.request("bob", "gone", "dan")
    choices = Choices(declined=((Login("Bob"), ""),), redrawn=1, redrawn_at=MONDAY + timedelta(hours=1))
    play.snapshot = replace(play.snapshot, choices=choices)
    play.days(20)
    assert play.notes() == []


def test_what_was_lifted_from_its_hold_begins_anew() -> None:
    play = Play()
    play.look()
    lifted = MONDAY + timedelta(days=40)
    comment = ThreadComment(1, CommentKind.ISSUE, Login("bob"), "/unhold", lifted, lifted)
    play.snapshot = replace(play.snapshot, thread=(comment,), now=lifted)
    play.days(5)
    assert play.notes() == ["22 Oct read: bob"]  # three days after Saturday, the 17th


def test_days_of_zero_turn_each_reminder_off() -> None:
    play = Play(reminders={"readers": 0, "author": 0, "untouched": 0})
    play.days(10)
    play.review("bob", ReviewState.CHANGES_REQUESTED)
    play.days(90)
    assert play.notes() == []


def test_what_is_overdue_for_long_is_left_alone() -> None:
    play = Play(reminders={"at_most_late": 7})
    play.look()
    late = MONDAY + timedelta(days=10 + 1)
    play.snapshot = replace(play.snapshot, now=late)
    assert play.look().notes == ()
    play.snapshot = replace(play.snapshot, now=late - timedelta(days=1, hours=1))
    assert [note.to for note in play.look().notes] == [("bob",)]


def test_only_what_a_note_has_announced_is_closed() -> None:
    play = Play({"draft": True})
    play.days(31)
    assert play.notes() == ["07 Oct untouched: opener"]
    play.config = Play(reminders={"close_after": 1}).config
    play.days(60)
    assert not play.closed


def test_what_was_announced_is_not_closed_once_the_site_wants_it_no_more() -> None:
    play = Play({"draft": True}, reminders={"close_after": 7})
    play.days(31)
    play.config = Play().config
    play.days(60)
    assert not play.closed


def test_a_second_look_says_nothing_more() -> None:
    play = Play(reviewers={"count": 2, "default": ["bob", "dan"], "fallback": ["carol"]})
    for _ in range(40):
        play.days(1)
        before = list(play.said)
        assert play.look().notes == ()
        assert play.said == before


PEOPLE = ("bob", "carol", "dan", "erin", "opener")
DAYS = st.integers(0, 9)
ACTS = st.lists(
    st.tuples(
        DAYS,
        st.integers(0, 23),
        st.sampled_from(("push", "comment", "approve", "refuse", "request", "away")),
        st.sampled_from(PEOPLE),
        st.integers(0, 12),
    ),
    max_size=12,
)


@settings(max_examples=60)
@given(acts=ACTS, days=st.integers(1, 4), draft=st.booleans())
def test_nobody_is_ever_mentioned_twice_in_a_week_or_on_a_day_off(
    acts: list[tuple[int, int, str, str, int]], days: int, draft: bool
) -> None:
    play = Play(
        {"draft": draft},
        reviewers={"count": 2, "default": ["bob", "dan"], "fallback": ["carol"]},
        editors=["erin", "carol"],
        reminders={"readers": days, "author": days, "untouched": 5, "close_after": 40},
    )
    known: list[tuple[datetime, str, date, date]] = []
    for wait, hour, act, login, length in acts:
        play.until(play.now + timedelta(days=wait, hours=hour))
        match act:
            case "push":
                play.push()
            case "comment":
                play.comment(login)
            case "request" if login != "opener":
                play.request(login)
            case "approve" | "refuse" if login != "opener":
                play.review(login, ReviewState.APPROVED if act == "approve" else ReviewState.CHANGES_REQUESTED)
            case "away":
                first = PARIS.day(play.now) + timedelta(days=1)
                play.away(login, first, first + timedelta(days=length))
                known.append((play.now, login, first, first + timedelta(days=length)))
    play.days(60)

    mentions = [(at, login) for at, note in play.said for login in note.to if note.kind not in NAMES_WITHOUT_MENTION]
    for person in PEOPLE:
        moments = [at for at, login in mentions if login == person]
        assert all(after - before >= BETWEEN_MENTIONS for before, after in pairwise(moments))
        gone = [(first, last) for _, login, first, last in known if login == person]
        assert not [at for at in moments for first, last in gone if first <= PARIS.day(at) <= last]
    assert all(PARIS.is_working_day(PARIS.day(at)) for at, _ in play.said)
    assert len({(note.kind, note.begun, note.to, note.about) for _, note in play.said}) == len(play.said)
    assert all(note.since <= note.begun <= at for at, note in play.said)
    assert all(note.kind in (NoteKind.UNTOUCHED, NoteKind.CLOSED) for _, note in play.said if draft)
