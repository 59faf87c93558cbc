"""``copydesk serve``: the webhook server, with the worker in the same process."""

from __future__ import annotations

import os

import click

from bot.commandline._settings import load_settings


@click.command()
@click.option("--host", help="The address to listen on; by default COPYDESK_HOST or 127.0.0.1.")
@click.option("--port", type=click.IntRange(0, 65535), help="The port; by default COPYDESK_PORT or 8080.")
def command(host: str | None, port: int | None) -> None:
    """Run the server, and the worker with it unless COPYDESK_RUN_JOBS says otherwise."""
    given = {"COPYDESK_HOST": host, "COPYDESK_PORT": port}
    os.environ.update({name: str(value) for name, value in given.items() if value is not None})
    load_settings()
    from webhooks.serve import serve

    serve()
