"""The store's address: SQLite in a local file, or Postgres."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from dbos import DBOSClient, DBOSPortableJSONSerializer
from sqlalchemy import URL, make_url

from bot.engine.jobs import APPLICATION

SERIALIZER = DBOSPortableJSONSerializer()

_POSTGRES_LIMITS = {
    # The door must answer within GitHub's ten seconds whatever happens to the network.
    "connect_timeout": "3",
    "tcp_user_timeout": "5000",
    "keepalives_idle": "10",
    "keepalives_interval": "5",
    "keepalives_count": "3",
}


class StoreUnavailable(Exception):
    """The store cannot be reached or is not set up yet; nothing was accepted."""


def normalise(address: str) -> URL:
    """The address as DBOS wants it, with psycopg 3 as the driver and short network time limits.

    Raises ``ValueError`` for anything but SQLite in a file and Postgres.
    """
    try:
        url = make_url(address)
    except Exception as error:
        # Never the address itself: it holds a password.
        raise ValueError("The database URL cannot be read.") from error
    backend = url.get_backend_name()
    if backend == "sqlite" and url.database and url.database != ":memory:":
        return url.set(drivername="sqlite")
    if backend in ("postgres", "postgresql"):
        limits = {name: value for name, value in _POSTGRES_LIMITS.items() if name not in url.query}
        return url.set(drivername="postgresql+psycopg").update_query_dict(limits)
    raise ValueError("The database URL must begin with sqlite:/// and a file, or with postgresql://.")


def text(url: URL) -> str:
    """The whole address, password included: for the drivers, never for people."""
    return url.render_as_string(hide_password=False)


def sqlite_file(url: URL) -> Path | None:
    return Path(url.database) if url.get_backend_name() == "sqlite" and url.database else None


def prepare(url: URL) -> None:
    """Makes the folder and turns on SQLite's write-ahead log, without which the door waits for the worker."""
    if file := sqlite_file(url):
        file.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(file)) as connection:
            connection.execute("pragma journal_mode=wal")


def connect(url: URL) -> DBOSClient:
    """A client that connects at first use and fails at once while the store is down."""
    return DBOSClient(
        system_database_url=text(url),
        serializer=SERIALIZER,
        application_name=APPLICATION,
        system_database_pool_size=8,
        lazy=True,
        retry_connection_errors=False,
    )
