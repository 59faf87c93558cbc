"""Slots: one living process each, free again once it is dead."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import URL

from bot.engine import leases, store
from bot.engine.leases import LeaseLost, PostgresLocks, Slot
from tests.killing import wait_until


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[URL]:
    if request.param == "sqlite":
        yield store.normalise(f"sqlite:///{tmp_path}/copydesk.db")
    else:
        yield store.normalise(request.getfixturevalue("postgres"))


def test_each_process_gets_the_lowest_free_slot(url: URL) -> None:
    first, second = Slot(url), Slot(url)
    assert (first.executor, second.executor) == ("slot-0", "slot-1")
    first.close()
    third = Slot(url)
    assert third.executor == "slot-0"
    third.close()
    second.close()


def test_only_the_slot_of_the_dead_can_be_borrowed(url: URL) -> None:
    dead, living, own = Slot(url), Slot(url), Slot(url)
    dead.close()
    borrowed = []
    for name in (dead.executor, living.executor, own.executor, "local", "slot-x", ""):
        with own.borrow(name) as free:
            borrowed.append(free)
    assert borrowed == [True, False, False, False, False, False]
    again = Slot(url)
    assert again.executor == dead.executor
    for slot in (again, living, own):
        slot.close()


def test_a_slot_is_free_once_its_process_was_killed(url: URL) -> None:
    hold = (
        "import sys; from bot.engine import leases, store;"
        f"slot = leases.Slot(store.normalise({store.text(url)!r})); print(slot.executor, flush=True); sys.stdin.read()"
    )
    with subprocess.Popen([sys.executable, "-c", hold], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"slot-0\n"
        mine = Slot(url)
        with mine.borrow("slot-0") as free:
            assert not free
        other.kill()
        other.wait()
        # Postgres notices the death of a client only some time later.
        wait_until(lambda: can_be_borrowed(mine, "slot-0"), seconds=10, what="the slot is free")
        mine.close()


def can_be_borrowed(slot: Slot, name: str) -> bool:
    with slot.borrow(name) as free:
        return free


def test_more_processes_than_slots_are_refused(url: URL, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leases, "SLOTS", 1)
    only = Slot(url)
    with pytest.raises(RuntimeError, match="slots are taken"):
        Slot(url)
    only.close()


@pytest.mark.postgres
def test_a_lost_connection_is_made_again_with_the_same_slot(postgres: str) -> None:
    slot = Slot(store.normalise(postgres))
    end_other_sessions(postgres)
    slot.renew()
    other = Slot(store.normalise(postgres))
    assert (slot.executor, other.executor) == ("slot-0", "slot-1")
    slot.close()
    other.close()


@pytest.mark.postgres
def test_a_slot_that_was_taken_meanwhile_is_lost(postgres: str) -> None:
    slot = Slot(store.normalise(postgres))
    end_other_sessions(postgres)
    thief = PostgresLocks(store.normalise(postgres))
    assert thief.take(slot.number)
    with pytest.raises(LeaseLost):
        slot.renew()
    thief.close()


def end_other_sessions(address: str) -> None:
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(
            "select pg_terminate_backend(pid) from pg_stat_activity"
            " where datname = current_database() and pid != pg_backend_pid()"
        )
        others = "select from pg_stat_activity where datname = current_database() and pid != pg_backend_pid()"
        wait_until(lambda: not connection.execute(others).rowcount, seconds=10, what="all others are gone")
