"""Postgres databases for tests, in the server that the environment names."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg

VARIABLE = "COPYDESK_TEST_POSTGRES_URL"


def server() -> str:
    address = os.environ.get(VARIABLE)
    assert address, f"set {VARIABLE} to a Postgres server where databases may be created"
    return address


@contextmanager
def empty_database() -> Iterator[str]:
    """The address of a database of its own, dropped in the end."""
    name = f"copydesk_{uuid.uuid4().hex}"
    administer(f"create database {name}")
    try:
        yield f"{server().rpartition('/')[0]}/{name}"
    finally:
        administer(f"drop database {name} with (force)")


@contextmanager
def outage(address: str) -> Iterator[None]:
    """Cuts every connection to the database and lets none in meanwhile."""
    name = address.rpartition("/")[2]
    administer(f"alter database {name} with allow_connections false")
    administer(f"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{name}'")
    try:
        yield
    finally:
        administer(f"alter database {name} with allow_connections true")


def administer(statement: str) -> None:
    with psycopg.connect(server(), autocommit=True) as connection:
        connection.execute(statement.encode())
