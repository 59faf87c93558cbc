"""``copydesk init``: write a first configuration, learned from the posts of a site."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import click

from bot import schema_file
from bot.config import PATHS
from bot.first_configuration import LATEST, first_configuration
from bot.local.working_tree import top_of, working_tree
from bot.model.errors import UserError
from bot.model.message import say
from bot.render import text


@click.command()
@click.option(
    "--root", type=click.Path(path_type=Path), help="The site's folder; by default the one around the current folder."
)
@click.option("--force", is_flag=True, help="Write over a configuration, or a schema of it, that exists.")
@click.option("--stdout", "printed", is_flag=True, help="Print the configuration, and write nothing.")
def command(root: Path | None, force: bool, printed: bool) -> None:
    """Write .github/copydesk.yml from what the latest posts have in common, and show what it says of them.

    Beside it stands copydesk.schema.json, by which editors complete and check it.

    \b
    Exit status 0: it was written, or printed.
    Exit status 2: there is one already, or no site.
    """
    root = root or top_of(Path().absolute())
    target = _target(root)
    schema = Path(schema_file.path_beside(str(target)))
    existing = next((path for path in (target, schema) if os.path.lexists(path)), None)
    if existing and not (force or printed):
        raise UserError(
            say(
                "{path} exists already. Write over it with --force, or print another with --stdout.", path=str(existing)
            )
        )
    reading = working_tree(root, now=datetime.now(UTC), latest=LATEST)
    if not reading.posts:
        raise UserError(say("There is no published post in {path} to learn from.", path=str(root)))
    written, report, tongue = first_configuration(reading.posts, reading.facts, reading.config, reading.conventions)
    color = False if os.environ.get("NO_COLOR") else None
    click.echo(text.render(report, tongue), nl=False, err=printed, color=color)
    if printed:
        click.echo(written, nl=False)
    else:
        _write(schema, schema_file.text())
        _write(target, written)
        done = say(
            "Wrote {path}, and {schema} for text editors. Read the first, change what you like, and commit both.",
            path=str(target),
            schema=schema.name,
        )
        click.echo(tongue.say(done))


def _target(root: Path) -> Path:
    """The configuration that the site has, or else where one belongs."""
    return next((root / path for path in PATHS if os.path.lexists(root / path)), root / PATHS[0])


def _write(target: Path, written: str) -> None:
    """Raises UserError where that isn't possible."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(written, encoding="utf-8")
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UserError(say("{path} can't be written: {reason}.", path=str(target), reason=reason)) from error
