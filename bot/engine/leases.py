"""Executor slots: a process holds the lowest free number for as long as it lives, and only then.

DBOS gives back unfinished work only to the executor that had it, so an executor needs a name that outlives its
process, and two processes must never share one.
"""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Protocol

import psycopg
from sqlalchemy import URL

from bot.engine import store

SLOTS = 64
_NAMESPACE = 0x436F7079  # "Copy": keeps our advisory locks apart from others' in the same database


class LeaseLost(Exception):
    """Another process may hold our slot by now, so this one must end."""


class Locks(Protocol):
    """Locks that the operating system or the database opens when their holder dies."""

    def take(self, slot: int) -> bool: ...
    def give_back(self, slot: int) -> None: ...
    def renew(self, slot: int) -> None:
        """Makes sure that the slot is still ours. Raises :class:`LeaseLost`, or ``OSError`` if nobody can know."""

    def close(self) -> None: ...


class FileLocks:
    """Locks beside the SQLite file: ``copydesk.db.slot0.lock``."""

    def __init__(self, database: Path) -> None:
        self._database = database
        self._held: dict[int, IO[str]] = {}

    def take(self, slot: int) -> bool:
        file = self._database.with_name(f"{self._database.name}.slot{slot}.lock").open("a")
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.close()
            return False
        self._held[slot] = file
        return True

    def give_back(self, slot: int) -> None:
        self._held.pop(slot).close()

    def renew(self, slot: int) -> None:
        """A file lock cannot be lost by a living process."""

    def close(self) -> None:
        for slot in list(self._held):
            self.give_back(slot)


class PostgresLocks:
    """Advisory locks of one session, so the address must not lead through a transaction pooler."""

    def __init__(self, url: URL) -> None:
        self._address = store.text(url.set(drivername="postgresql"))
        self._connection = self._connect()

    def _connect(self) -> psycopg.Connection[tuple[bool]]:
        try:
            return psycopg.connect(self._address, autocommit=True)
        except psycopg.OperationalError as error:
            raise ConnectionError("the store is unavailable") from error

    def take(self, slot: int) -> bool:
        query = "select pg_try_advisory_lock(%s, %s)"
        row = self._connection.execute(query, (_NAMESPACE, slot)).fetchone()
        return bool(row and row[0])

    def give_back(self, slot: int) -> None:
        self._connection.execute("select pg_advisory_unlock(%s, %s)", (_NAMESPACE, slot))

    def renew(self, slot: int) -> None:
        try:
            self._connection.execute("select 1")
        except psycopg.OperationalError:
            self.close()
            self._connection = self._connect()
            if not self.take(slot):
                raise LeaseLost(f"slot {slot} was taken while the database was away") from None

    def close(self) -> None:
        # Postgres notices that a connection was closed only some time later; the slot is to be free at once.
        with suppress(psycopg.Error):
            self._connection.execute("select pg_advisory_unlock_all()")
        with suppress(psycopg.Error):
            self._connection.close()


class Slot:
    """The slot of this process, and a way to borrow those that nobody holds."""

    def __init__(self, url: URL) -> None:
        """Raises ``OSError`` while the store cannot be reached."""
        file = store.sqlite_file(url)
        self._locks: Locks = FileLocks(file) if file else PostgresLocks(url)
        self.number = self._lowest_free()

    def _lowest_free(self) -> int:
        for slot in range(SLOTS):
            if self._locks.take(slot):
                return slot
        self._locks.close()
        raise RuntimeError(f"all {SLOTS} executor slots are taken")

    @property
    def executor(self) -> str:
        return executor(self.number)

    def renew(self) -> None:
        self._locks.renew(self.number)

    @contextmanager
    def borrow(self, name: str) -> Iterator[bool]:
        """Holds the slot of an executor of that name, unless somebody lives there. Our own counts as lived in."""
        slot = _slot(name)
        free = slot is not None and slot != self.number and self._locks.take(slot)
        try:
            yield free
        finally:
            if free and slot is not None:
                self._locks.give_back(slot)

    def close(self) -> None:
        self._locks.close()


def executor(slot: int) -> str:
    return f"slot-{slot}"


def _slot(name: str) -> int | None:
    """The inverse of :func:`executor`; nothing for a name that no process of ours has."""
    prefix, _, number = name.partition("-")
    return int(number) if prefix == "slot" and number.isdecimal() else None
