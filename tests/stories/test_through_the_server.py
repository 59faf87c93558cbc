"""The whole way: webhooks over HTTP, the door, the durable engine, the desk, the forge."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from werkzeug.serving import make_server

from bot import sample
from forge import Forge
from forge.server import serve
from tests.stories.server import EVERY_OTHER_SECOND
from tests.stories.settings import settings
from tests.stories.test_pull_requests import DRAFT, DRAFT_PATH, FINISHED, FINISHED_PATH, requests_made
from tests.stories.world import NAME, OPENER, site
from webhooks import wsgi

PATIENCE_SECONDS = 30.0


EDITOR = "claire-dumas"
STORE = "copydesk.db"


@contextmanager
def copydesk(forge: Forge, folder: Path, **more: Any) -> Iterator[str]:
    """The server with its engine in this process, until the block ends; ``more`` are settings by name."""
    app = wsgi.create(
        settings(
            forge,
            database_url=f"sqlite:///{folder}/{STORE}",
            settle_seconds=0,
            poll_seconds=0.02,
            writes_per_minute=6000,
            **more,
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


def test_a_store_that_is_deleted_half_way_is_not_missed(forge: Forge, tmp_path: Path) -> None:
    repository = site(forge)
    with copydesk(forge, tmp_path) as url:
        forge.set_webhook(f"{url}/webhooks")
        repository.commit("billet", {DRAFT_PATH: DRAFT}, author=OPENER)
        pull = repository.open_pull("billet", title="Un billet", author=OPENER)
        eventually(lambda: pull.labels == ["copydesk: incomplete"] and len(pull.comments) == 1)
        pull.comment(EDITOR, "/hold La photo manque encore.")
        eventually(lambda: "La photo manque encore." in pull.comments[0].body)
        forge.drain()

    deleted = list(tmp_path.glob(f"{STORE}*"))
    assert deleted
    for file in deleted:
        file.unlink()
    pull.push({DRAFT_PATH: None, FINISHED_PATH: FINISHED})
    forge.drain()
    assert not forge.deliveries[-1].succeeded

    with copydesk(forge, tmp_path, sweep_cron=EVERY_OTHER_SECOND) as url:
        forge.app.webhook_url = f"{url}/webhooks"
        eventually(lambda: FINISHED_PATH in pull.comments[0].body)
        assert "La photo manque encore." in pull.comments[0].body
        assert requests_made(pull) == []
        pull.comment(EDITOR, "/unhold")
        eventually(lambda: len(pull.requested_reviewers) == 2)
        eventually(lambda: pull.comments[0].body.count("relecture demandée") == 2)
        forge.drain()

    assert [comment.user for comment in pull.comments].count(forge.app.bot) == 1
    assert len(requests_made(pull)) == len(set(requests_made(pull))) == 2
    assert [len(comment.reactions) for comment in pull.comments if not comment.via_app] == [1, 1]
