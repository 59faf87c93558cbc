"""The whole way: webhooks over HTTP, the door, the durable engine, the desk, the forge."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from werkzeug.serving import make_server

from bot import sample
from forge import Forge
from forge.server import serve
from tests.stories.settings import settings
from tests.stories.test_pull_requests import DRAFT, DRAFT_PATH, FINISHED, FINISHED_PATH, requests_made
from tests.stories.world import NAME, OPENER, site
from webhooks import wsgi

PATIENCE_SECONDS = 30.0


@contextmanager
def copydesk(forge: Forge, folder: Path) -> Iterator[str]:
    """The server with its engine in this process, until the block ends."""
    app = wsgi.create(
        settings(
            forge,
            database_url=f"sqlite:///{folder}/copydesk.db",
            settle_seconds=0,
            poll_seconds=0.02,
            writes_per_minute=6000,
        )
    )
    engine = wsgi.engine_of(app)
    assert engine is not None
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    with engine:
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()
            server.server_close()


def eventually(what: Callable[[], bool]) -> None:
    """Waits until something is so, and fails when it is not after half a minute."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not what():
        assert time.monotonic() < deadline, "it did not happen"
        time.sleep(0.02)


@pytest.fixture
def forge(tmp_path: Path) -> Iterator[Forge]:
    forge = Forge(tmp_path / "forge")
    with serve(forge):
        yield forge
    forge.close()
    assert forge.violations == []


def test_a_draft_becomes_ready(forge: Forge, tmp_path: Path) -> None:
    repository = site(forge)
    with copydesk(forge, tmp_path) as url:
        forge.set_webhook(f"{url}/webhooks")
        repository.commit("billet", {DRAFT_PATH: DRAFT}, author=OPENER)
        pull = repository.open_pull("billet", title="Un an de guichet itinérant", author=OPENER)
        eventually(lambda: pull.labels == ["copydesk: incomplete"] and len(pull.comments) == 1)
        assert pull.check_runs[0].conclusion == "failure"

        pull.push({DRAFT_PATH: None, FINISHED_PATH: FINISHED})
        eventually(lambda: pull.labels == ["copydesk: ready"] and len(pull.requested_reviewers) == 2)
        for reader in list(pull.requested_reviewers):
            pull.review(reader, "APPROVED")
        eventually(lambda: pull.comments[0].body.count("approuv") >= 2)
        forge.drain()

    assert len(pull.comments) == 1
    assert pull.check_runs[0].conclusion == "success"
    assert len(requests_made(pull)) == len(set(requests_made(pull))) == 2
    assert all(delivery.succeeded for delivery in forge.deliveries)


def test_events_in_any_order_and_twice_come_to_the_same(forge: Forge, tmp_path: Path) -> None:
    repository = site(forge)
    with copydesk(forge, tmp_path) as url:
        forge.set_webhook(f"{url}/webhooks")
        forge.webhooks.hold()
        repository.commit("billet", {DRAFT_PATH: DRAFT}, author=OPENER)
        pull = repository.open_pull("billet", title="Un billet", author=OPENER)
        pull.push({DRAFT_PATH: None, FINISHED_PATH: FINISHED})
        repository.commit("main", {"_posts/2026-11-09-autre.md": "---\ntitle: Autre\n---\nTexte.\n"})
        forge.webhooks.release(shuffle=random.Random(7), duplicate=True)
        eventually(lambda: pull.labels == ["copydesk: ready"] and len(pull.requested_reviewers) == 2)
        eventually(lambda: len(pull.comments) == 1)
        forge.drain()

    assert len(pull.comments) == 1
    assert len(requests_made(pull)) == len(set(requests_made(pull))) == 2
    assert repository.full_name == NAME
    assert sample.finished()[0] in pull.comments[0].body
