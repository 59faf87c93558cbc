from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.config_sections import LabelNames
from bot.model.finding import ChecklistEntry, ChecklistItem, PostReport, Report
from bot.model.message import say
from bot.model.plan import Reader, Readers, ReaderStatus
from bot.model.post import PostPath
from bot.model.site import Login
from bot.render.language import ENGLISH
from bot.states import State, labels, shown, state_of

ASKED, APPROVED, CHANGES = ReaderStatus.ASKED, ReaderStatus.APPROVED, ReaderStatus.CHANGES_REQUESTED


def a_report(*, complete: bool = True) -> Report:
    entry = ChecklistEntry(ChecklistItem.TEXT, complete, ("placeholder",))
    return Report((PostReport(PostPath("_posts/a.md"), None, (entry,), ()),))


def readers(*statuses: ReaderStatus, wanted: int = 2, missing: int = 0, confirms: bool = False) -> Readers:
    people = (Reader(Login(f"r{n}"), say("reads"), status, confirms) for n, status in enumerate(statuses))
    return Readers(tuple(people), wanted, missing)


@pytest.mark.parametrize(
    ("statuses", "wanted", "missing", "state"),
    [
        ((), 2, 2, State.READY),
        ((ASKED, ASKED), 2, 0, State.READY),
        ((APPROVED, ASKED), 2, 0, State.READY),
        ((APPROVED, APPROVED), 2, 0, State.APPROVED),
        ((APPROVED,), 2, 1, State.APPROVED),
        ((APPROVED,), 0, 0, State.APPROVED),
        ((), 0, 0, State.READY),
        ((APPROVED, APPROVED, CHANGES), 2, 0, State.CHANGES_REQUESTED),
    ],
)
def test_a_complete_post_stands_where_its_readers_do(
    statuses: tuple[ReaderStatus, ...], wanted: int, missing: int, state: State
) -> None:
    assert state_of(a_report(), readers(*statuses, wanted=wanted, missing=missing), draft=False) is state


def test_an_author_who_confirms_is_no_reader() -> None:
    assert state_of(a_report(), readers(APPROVED, APPROVED, confirms=True), draft=False) is State.READY


def test_what_lacks_something_or_is_a_draft_is_incomplete_whatever_readers_say() -> None:
    assert state_of(a_report(complete=False), readers(APPROVED, APPROVED), draft=False) is State.INCOMPLETE
    assert state_of(a_report(), readers(APPROVED, APPROVED), draft=True) is State.INCOMPLETE


def test_nothing_is_claimed_where_there_is_no_post_or_another_fault() -> None:
    assert state_of(Report(()), readers(), draft=False) is None
    faulty = Report(a_report().posts, (say("The configuration can't be read."),))
    assert state_of(faulty, readers(APPROVED, APPROVED), draft=False) is None


@given(st.none() | st.sampled_from(State), st.lists(st.sampled_from("abAB"), min_size=6, max_size=6))
def test_exactly_the_label_of_the_state_stands(state: State | None, names: list[str]) -> None:
    chosen = LabelNames(**{each.value: name for each, name in zip(State, names, strict=True)})
    found = labels(state, chosen, ENGLISH)

    present = [label.name for label in found.present]
    assert present == ([] if state is None else [getattr(chosen, state.value)])
    assert {name.lower() for name in present}.isdisjoint(name.lower() for name in found.absent)
    assert {*present, *found.absent} >= set(names) - {name.swapcase() for name in present}


def test_a_site_chooses_colours() -> None:
    found = labels(State.READY, LabelNames(colors={"ready": "ABCDEF"}), ENGLISH)
    assert [(label.name, label.color) for label in found.present] == [("copydesk: ready", "abcdef")]


@pytest.mark.parametrize(
    ("state", "held", "scheduled", "told"),
    [
        (State.APPROVED, False, True, State.SCHEDULED),
        (State.READY, False, True, State.READY),
        (State.APPROVED, True, True, State.HELD),
        (State.INCOMPLETE, True, False, State.HELD),
        (None, True, True, None),
    ],
)
def test_a_hold_goes_before_all_and_only_what_is_approved_is_scheduled(
    state: State | None, held: bool, scheduled: bool, told: State | None
) -> None:
    assert shown(state, held=held, scheduled=scheduled) is told
