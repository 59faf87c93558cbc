"""``copydesk worker``: a worker alone, beside servers that only take deliveries in."""

from __future__ import annotations

import click

from bot.commandline._settings import load_settings


@click.command()
def command() -> None:
    """Run jobs without listening; needs the same settings as the server, its store among them."""
    settings = load_settings()
    from bot.desk import Desk
    from webhooks.serve import work

    work(settings, Desk(settings))
