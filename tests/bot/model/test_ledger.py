"""What is remembered of commands, as JSON that people can edit."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.ledger import MAX_DONE, MAX_REMINDED, Done, Ledger
from bot.model.people import Choices
from bot.model.reminder import Note, NoteKind, Posted
from bot.model.site import Login
from bot.model.snapshot import Sha
from bot.model.standing import FixOutcome, FixRequest, Hold, Schedule, Standing, Tick, Waiver
from bot.text.marker import embed

AT = datetime(2026, 11, 10, 9, tzinfo=UTC)
CLAIRE = Login("claire-dumas")
FULL = Ledger(
    Standing(
        waivers=(Waiver("dead-link", frozenset({"0a1b2c", "ffffff"}), "Down for now.", CLAIRE, AT),),
        ticks=(Tick("tone", CLAIRE, AT),),
        hold=Hold(CLAIRE, "The photo --> is missing.", AT),
        ready=CLAIRE,
        schedule=Schedule(date(2026, 12, 1), time(9), CLAIRE, AT),
        unscheduled=True,
        fix=FixRequest(CLAIRE, Sha("c" * 40), AT, FixOutcome.MADE),
    ),
    Choices(((CLAIRE, "Away."),), 2, (Login("alan"),), AT),
    (Done("i12", "0a1b2c3d", AT, True), Done("r12", "0a1b2c3d", AT, False)),
    refused=(Tick("tone", Login("mallory"), AT),),
    reminded=(
        Posted(Note(NoteKind.READ, AT, AT, (CLAIRE,)), AT + timedelta(days=3)),
        Posted(
            Note(NoteKind.UNTOUCHED, AT, AT, (CLAIRE,), (Login("alan"),), date(2026, 12, 24)), AT + timedelta(days=30)
        ),
    ),
)


def test_a_ledger_is_read_as_it_was_written() -> None:
    assert Ledger.from_json(json.loads(json.dumps(FULL.to_json()))) == FULL
    assert Ledger.from_json(Ledger().to_json()) == Ledger()


def test_of_too_many_commands_the_last_are_listed_and_all_others_done() -> None:
    done = tuple(Done(f"i{number}", "0a1b2c3d", AT + timedelta(minutes=number), True) for number in range(500))
    read = Ledger.from_json(Ledger(done=done).to_json())
    assert read is not None
    assert read.done == done[-MAX_DONE:]
    assert read.until == done[-MAX_DONE - 1].at


def test_of_too_many_reminders_the_latest_are_kept() -> None:
    people = tuple(Login(f"{'-' * 37}{number}") for number in range(2))
    reminded = tuple(
        Posted(Note(NoteKind.READ, AT + timedelta(days=day), AT, people), AT + timedelta(days=day)) for day in range(90)
    )
    read = Ledger.from_json(Ledger(reminded=reminded).to_json())
    assert read is not None
    assert 5 <= len(read.reminded) < 10
    assert read.reminded == reminded[-len(read.reminded) :]
    assert len(embed("", {"reminded": Ledger(reminded=reminded).to_json()["reminded"]})) < MAX_REMINDED + 100


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=6) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=100)
@given(st.dictionaries(st.sampled_from(sorted({*FULL.to_json(), "until"})), JSON))
def test_what_people_write_into_it_is_left_out(changes: dict[str, Any]) -> None:
    read = Ledger.from_json(FULL.to_json() | changes | {"v": 1})
    assert read is not None
    assert Ledger.from_json(read.to_json()) is not None


@given(JSON)
def test_what_is_no_ledger_is_none(data: object) -> None:
    assert Ledger.from_json(data) is None
