"""``copydesk backtest``: what the rules would have said on merged pull requests, and what people did about it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path

import click
from rich.console import Console
from rich.text import Text

from bot.backtest.figures import backtest
from bot.local.history import MergedPull, from_commits, from_refs, web_address
from bot.local.replay import Failed, first_trace, replay
from bot.local.revisions import Repository
from bot.model.backtest import Backtest, Outcome
from bot.render import backtest_html, backtest_json, backtest_table

_NARROWEST = 110


@click.command()
@click.argument("repository", metavar="REPO")
@click.option(
    "--refs", metavar="PATTERN", help="Read pull requests from refs PATTERN/base and PATTERN/head; * is any text."
)
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="Only what was merged on that day (UTC) or later.")
@click.option("--limit", type=click.IntRange(min=1), help="At most so many pull requests, the latest first.")
@click.option("--jobs", type=click.IntRange(min=1), help="So many processes; by default one for each processor.")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
@click.option("--html", type=click.Path(dir_okay=False, path_type=Path), help="Write them to this file as a page.")
def command(
    repository: str,
    refs: str | None,
    since: datetime | None,
    limit: int | None,
    jobs: int | None,
    as_json: bool,
    html: Path | None,
) -> None:
    """Run the rules over the pull requests that REPO has merged, each with the configuration of its base.

    They are taken from the merges and the squashed commits of its current branch, or from --refs. Of a squashed one
    only the merged state is known, so that it counts for noise alone.

    \b
    Exit status 0: all pull requests were looked at.
    Exit status 2: one or more could not be, or the question was wrong.
    """
    found = measure(repository, _pulls(repository, refs, since.date() if since else None, limit), jobs)
    address = web_address(repository)
    if as_json:
        click.echo(backtest_json.render(found, address), nl=False)
    else:
        _print(found)
    if html:
        title = " ".join(filter(None, (Path(repository).resolve().name, refs)))
        _write(html, backtest_html.render(found, title, address))
    sys.exit(2 if found.errors else 0)


def measure(repository: str, pulls: Sequence[MergedPull], jobs: int | None = None) -> Backtest:
    """The figures of these pull requests, with a bar on the terminal meanwhile."""
    results = list(_tracked(replay(repository, pulls, jobs=jobs), len(pulls)))
    click.echo(first_trace(results), err=True, nl=False)
    errors = [f"{one.pull}: {one.reason}" for one in results if isinstance(one, Failed)]
    return backtest((one for one in results if isinstance(one, Outcome)), errors)


def _pulls(repository: str, refs: str | None, since: date | None, limit: int | None) -> tuple[MergedPull, ...]:
    Repository(repository)  # says it where there is none
    if refs is not None:
        return from_refs(repository, refs, since=since, limit=limit)
    return from_commits(repository, since=since, limit=limit)


def _tracked(results: Iterable[Outcome | Failed], length: int) -> Iterator[Outcome | Failed]:
    hidden = not sys.stderr.isatty()
    with click.progressbar(results, length=length, label="Looking", file=sys.stderr, hidden=hidden) as bar:
        yield from bar


def _print(found: Backtest) -> None:
    console = Console(no_color=bool(os.environ.get("NO_COLOR")) or None, highlight=False)
    if not console.is_terminal:
        console.width = max(console.width, _NARROWEST)
    for part in backtest_table.tables(found):
        console.print(part, soft_wrap=isinstance(part, Text))


def _write(path: Path, page: str) -> None:
    try:
        path.write_text(page, encoding="utf-8")
    except OSError as error:
        raise click.ClickException(f"{path} can't be written: {error.strerror}.") from error
