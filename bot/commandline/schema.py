"""``copydesk schema``: print the JSON Schema of the configuration, for editors."""

from __future__ import annotations

import click

from bot import schema_file


@click.command()
def command() -> None:
    """Print the JSON Schema of the configuration, as this version reads it.

    It belongs beside the configuration: copydesk schema > .github/copydesk.schema.json
    """
    click.echo(schema_file.text(), nl=False)
