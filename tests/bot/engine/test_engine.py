"""The engine's life."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from bot.engine import Engine, Inbox
from bot.engine.__main__ import main
from tests.bot.engine.scripted import NOTHING, Options, Scripted, a_pull_request, deliver
from tests.killing import free_port, wait_until


def test_an_engine_can_be_started_again_in_the_same_process(tmp_path: Path) -> None:
    options = Options(f"sqlite:///{tmp_path}/copydesk.db")
    for _ in range(2):
        desk, inbox, ref = Scripted(), Inbox(options), a_pull_request()
        engine = Engine(options, desk)
        assert not engine.ready()
        engine.start()
        assert engine.ready()
        deliver(inbox, ref)
        desk.wait(ref, ["look"])
        engine.stop()
        assert not engine.ready()
        inbox.close()


def test_stopping_lets_a_job_finish(tmp_path: Path) -> None:
    options = Options(f"sqlite:///{tmp_path}/copydesk.db")
    desk, inbox, ref = Scripted(), Inbox(options), a_pull_request()
    may_end, ended = threading.Event(), threading.Event()

    def look() -> object:
        may_end.wait(10)
        ended.set()
        return NOTHING

    desk.looks[ref.key] = look  # type: ignore[assignment]  # a constant of the right shape
    engine = Engine(options, desk)
    engine.start()
    deliver(inbox, ref)
    desk.wait(ref, ["look"])
    threading.Timer(0.3, may_end.set).start()
    engine.stop()
    assert ended.is_set()
    inbox.close()


def test_an_engine_waits_for_its_store_and_can_be_stopped_meanwhile() -> None:
    engine = Engine(Options(f"postgresql://127.0.0.1:{free_port()}/desk"), Scripted())
    engine.start_in_background()
    assert not engine.ready()
    engine.stop()


@pytest.mark.postgres
def test_an_engine_on_postgres_does_a_job(postgres: str) -> None:
    desk, ref = Scripted(), a_pull_request()
    inbox = Inbox(Options(postgres))
    engine = Engine(Options(postgres), desk)
    engine.start_in_background()
    wait_until(engine.ready, seconds=10, what="the engine is ready")
    deliver(inbox, ref)
    desk.wait(ref, ["look"])
    engine.stop()
    inbox.close()


def test_nothing_leaves_the_machine(tmp_path: Path) -> None:
    """Runs an engine in a process in which opening a connection or resolving a name is noted."""
    script = tmp_path / "watched.py"
    script.write_text(
        "import json, sys\n"
        "seen = []\n"
        "sys.addaudithook(lambda name, args: seen.append(name) if name in"
        " ('socket.connect', 'socket.getaddrinfo', 'socket.bind') else None)\n"
        "from tests.bot.engine.scripted import Options, Scripted, a_pull_request, deliver\n"
        "from bot.engine import Engine, Inbox\n"
        f"options, desk, ref = Options('sqlite:///{tmp_path}/copydesk.db'), Scripted(), a_pull_request()\n"
        "with Engine(options, desk):\n"
        "    inbox = Inbox(options)\n"
        "    deliver(inbox, ref)\n"
        "    desk.wait(ref, ['look'])\n"
        "print(json.dumps(seen))\n"
    )
    environment = {"PYTHONPATH": "."}
    done = subprocess.run([sys.executable, str(script)], env=environment, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == []
    assert done.stderr == ""


def test_the_operator_lists_failed_jobs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    options = Options(f"sqlite:///{tmp_path}/copydesk.db")
    with Engine(options, Scripted()):
        assert main(["--database", options.database_url, "failed"]) == 0
        assert main(["--database", options.database_url, "retry", "nothing"]) == 1
    assert capsys.readouterr().err == "no failed job is called nothing\n"


@pytest.mark.parametrize("database", ["sqlite:///{}/unused.db", "mysql://here", "no address"])
def test_the_operator_hears_in_a_sentence_why_there_is_nothing_to_list(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], database: str
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--database", database.format(tmp_path), "failed"])
    assert stopped.value.code == 2
    assert "error: The " in capsys.readouterr().err
