"""``copydesk sandbox``: the whole desk on this machine, with a stand-in for GitHub and a draft to repair."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from bot import sample
from bot.config import Config
from bot.model.site import SourceFile
from forge import Forge, Pull, Repository, serve
from forge.pages import Pages

_REPOSITORY = "carnet/blog"
_OPENER = "lucie-martel"
_BRANCH = "guichet-itinerant"
_CONFIGURATION = ".github/copydesk.yml"
_ITEMS = """
# What people judge: click on the box in the comment.
items:
  - {id: image-rights, text: Les droits des images sont réglés}
"""
_PATIENCE_SECONDS = 60


@click.command()
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="Port of the page; 0 takes a free one.",
)
@click.option("--once", is_flag=True, help="End once the draft has its comment, instead of serving on.")
def command(port: int, once: bool) -> None:
    """Try the whole desk on this machine, without an account."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        with sandbox(port) as pull:
            click.echo("The sandbox runs on this machine, with a draft that is not ready yet. Its page:\n")
            click.echo(f"    {click.style(pull.html_url, bold=True)}\n")
            click.echo("Read the comment there, repair the draft and save. Ctrl+C here ends the sandbox.")
            while not once:
                signal.pause()
    except KeyboardInterrupt:
        click.echo("\nThe sandbox is closed.")


@contextmanager
def sandbox(port: int = 0) -> Iterator[Pull]:
    """A forge with the sample draft as a pull request that has its comment, and the server that wrote it.

    Both end with the block, and nothing of them stays. Raises ClickException when the port is taken or the
    server does not come up.
    """
    with TemporaryDirectory(prefix="copydesk-") as folder, _forge(Path(folder) / "forge", port) as forge:
        repository = _site(forge)
        with _server(forge, Path(folder)) as url:
            forge.set_webhook(f"{url}/webhooks")
            path, text = sample.draft()
            repository.commit(_BRANCH, {path: text}, "Ajouter un billet", _OPENER)
            pull = repository.open_pull(head=_BRANCH, title="Un an de guichet itinérant", author=_OPENER)
            _wait("The comment did not appear.", lambda: any(comment.via_app for comment in pull.comments))
            yield pull


@contextmanager
def _forge(root: Path, port: int) -> Iterator[Forge]:
    forge = Forge(root)
    try:
        with serve(forge, port, Pages(forge)):
            yield forge
    except (OSError, SystemExit) as error:
        raise click.ClickException(f"Port {port} is taken. Choose another with --port, or 0 for any.") from error
    finally:
        forge.close()


def _site(forge: Forge) -> Repository:
    files = dict(sample.files())
    files[_CONFIGURATION] += _ITEMS
    repository = forge.create_repository(_REPOSITORY, {**files})
    config = Config.read(SourceFile(_CONFIGURATION, files[_CONFIGURATION].encode()))
    for login in sorted({_OPENER, *config.people()}):
        repository.add_collaborator(login)
    return repository


@contextmanager
def _server(forge: Forge, folder: Path) -> Iterator[str]:
    """``copydesk serve`` in a process of its own, on the embedded store, until the block ends."""
    port = _free_port()
    url = f"http://127.0.0.1:{port}"
    settings = {
        "COPYDESK_DATABASE_URL": f"sqlite:///{folder}/copydesk.db",
        "COPYDESK_GITHUB_API_URL": forge.api_url,
        "COPYDESK_GITHUB_APP_ID": str(forge.app.id),
        "COPYDESK_GITHUB_PRIVATE_KEY": forge.app.private_key_pem,
        "COPYDESK_WEBHOOK_SECRET": forge.app.webhook_secret,
        "COPYDESK_APP_SLUG": forge.app.slug,
        "COPYDESK_PORT": str(port),
        # Nobody else pushes here, so nothing is worth waiting for.
        "COPYDESK_SETTLE_SECONDS": "0",
        "COPYDESK_POLL_SECONDS": "0.02",
        "COPYDESK_WRITES_PER_MINUTE": "6000",
        "COPYDESK_LOG_LEVEL": "WARNING",
        # Nothing leaves this machine.
        "COPYDESK_CHECK_LINKS": "false",
    }
    others = {name: value for name, value in os.environ.items() if not name.startswith("COPYDESK_")}
    process = subprocess.Popen([sys.executable, "-m", "bot.cli", "serve"], env=others | settings)
    try:
        _wait("The server did not start.", lambda: process.poll() is not None or _is_ready(url))
        if process.poll() is not None:
            raise click.ClickException("The server ended; its messages above say why.")
        yield url
    finally:
        process.terminate()
        process.wait()


def _is_ready(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url}/readyz", timeout=1) as response:  # noqa: S310 - an address of ours
            return bool(response.status == 200)
    except OSError:
        return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(otherwise: str, happened: Callable[[], bool]) -> None:
    """Wait for something that another process does. Raises ClickException when it takes too long."""
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while not happened():
        if time.monotonic() > deadline:
            raise click.ClickException(otherwise)
        time.sleep(0.02)
