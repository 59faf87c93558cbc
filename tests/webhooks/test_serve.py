"""A server that only takes deliveries in, and a worker that only works."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

from tests.bot.engine.stand_in import World
from tests.bot.engine.test_kills import SECRET, push
from tests.killing import send, wait_until
from tests.webhooks.test_server import get, service

WORKER = """
import os
from pathlib import Path
from bot.settings import Settings
from tests.bot.engine.stand_in import StandIn, World
from webhooks.serve import work
work(Settings.load(), StandIn(World(Path(os.environ["STAND_IN_WORLD"]))))
"""


def test_a_worker_does_what_a_server_took_in_and_stops_when_told(tmp_path: Path) -> None:
    world = World(tmp_path / "world.db").create()
    server = service(tmp_path, COPYDESK_RUN_JOBS="false")
    worker = subprocess.Popen([sys.executable, "-c", WORKER], env={**os.environ, **server.environment})
    try:
        with server:
            wait_until(lambda: get(server, "/readyz") == 200, seconds=15, what="the store answers")
            delivery = push(world, 1, 12)
            delivery.before()
            wait_until(lambda: send(server.url, delivery, SECRET), seconds=15, what="the delivery is accepted")
            wait_until(lambda: not world.behind(), seconds=15, what="the pull request shows its head")
        worker.send_signal(signal.SIGTERM)
        assert worker.wait(timeout=30) == 0
    finally:
        worker.kill()
        worker.wait()
