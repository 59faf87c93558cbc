"""The store's address, and a store that is not there."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest
from inline_snapshot import snapshot

from bot.engine import Inbox, StoreUnavailable, store
from tests.bot.engine.scripted import Options, a_pull_request, deliver
from tests.killing import free_port


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg", "postgresql+psycopg2"])
def test_every_way_to_write_postgres_means_the_same(scheme: str) -> None:
    assert store.text(store.normalise(f"{scheme}://desk:secret@db:5433/desk?sslmode=require")) == snapshot(
        "postgresql+psycopg://desk:secret@db:5433/desk?connect_timeout=3&keepalives_count=3&keepalives_idle=10&keepalives_interval=5&sslmode=require&tcp_user_timeout=5000"
    )


def test_given_time_limits_are_kept() -> None:
    url = store.normalise("postgresql://desk@db/desk?connect_timeout=9")
    assert url.query["connect_timeout"] == "9"


def test_a_sqlite_address_stays_as_it_is() -> None:
    assert store.text(store.normalise("sqlite:////var/lib/copydesk.db")) == "sqlite:////var/lib/copydesk.db"


@pytest.mark.parametrize(
    "address", ["", "copydesk.db", "sqlite://", "sqlite:///:memory:", "mysql://desk:secret@db/desk"]
)
def test_other_stores_are_refused_without_quoting_the_password(address: str) -> None:
    with pytest.raises(ValueError, match="The database URL") as caught:
        store.normalise(address)
    assert "secret" not in str(caught.value)


def test_the_folder_and_the_write_ahead_log_are_made(tmp_path: Path) -> None:
    url = store.normalise(f"sqlite:///{tmp_path}/var/state/copydesk.db")
    store.prepare(url)
    with closing(sqlite3.connect(tmp_path / "var/state/copydesk.db")) as connection:
        assert connection.execute("pragma journal_mode").fetchone() == ("wal",)


@pytest.mark.parametrize("kind", ["postgres that does not answer", "sqlite without tables"])
def test_a_store_that_is_not_there_is_told_at_once(tmp_path: Path, kind: str) -> None:
    addresses = {
        "postgres that does not answer": f"postgresql://desk:secret@127.0.0.1:{free_port()}/desk",
        "sqlite without tables": f"sqlite:///{tmp_path}/copydesk.db",
    }
    inbox = Inbox(Options(addresses[kind]))
    began = time.monotonic()
    with pytest.raises(StoreUnavailable) as caught:
        deliver(inbox, a_pull_request())
    assert time.monotonic() - began < 10  # the library itself tries for longer
    assert "secret" not in str(caught.value)
    inbox.close()


def test_the_inbox_knows_whether_the_store_answers(tmp_path: Path) -> None:
    there, gone = (
        Inbox(Options(f"sqlite:///{tmp_path}/a.db")),
        Inbox(Options(f"postgresql://127.0.0.1:{free_port()}/desk")),
    )
    assert (there.reachable(), gone.reachable()) == (True, False)
    there.close()
    gone.close()
