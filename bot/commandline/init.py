"""``copydesk init``: write a first configuration, learned from the posts of a site."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import click

from bot import check
from bot.config import PATHS, Config
from bot.local.reading import Reading
from bot.local.working_tree import top_of, working_tree
from bot.model.conventions import Conventions
from bot.model.errors import UserError
from bot.model.finding import Report, Severity
from bot.model.message import say
from bot.model.site import SourceFile
from bot.render import config_file, text
from bot.render.config_file import Draft, Held
from bot.render.language import Language, language
from bot.sites import all_sites

LATEST = 20
"""How many posts the new configuration is tried on."""


@click.command()
@click.option(
    "--root", type=click.Path(path_type=Path), help="The site's folder; by default the one around the current folder."
)
@click.option("--force", is_flag=True, help="Write over a configuration that exists.")
@click.option("--stdout", "printed", is_flag=True, help="Print the configuration, and write nothing.")
def command(root: Path | None, force: bool, printed: bool) -> None:
    """Write .github/copydesk.yml from what the latest posts have in common, and show what it says of them.

    \b
    Exit status 0: it was written, or printed.
    Exit status 2: there is one already, or no site.
    """
    root = root or top_of(Path().absolute())
    target = _target(root)
    if os.path.lexists(target) and not (force or printed):
        raise UserError(
            say("{path} exists already. Write over it with --force, or print another with --stdout.", path=str(target))
        )
    reading = working_tree(root, now=datetime.now(UTC), latest=LATEST)
    if not reading.posts:
        raise UserError(say("There is no published post in {path} to learn from.", path=str(root)))
    written, report, tongue = first_configuration(reading)
    color = False if os.environ.get("NO_COLOR") else None
    click.echo(text.render(report, tongue), nl=False, err=printed, color=color)
    if printed:
        click.echo(written, nl=False)
    else:
        _write(target, written)
        click.echo(tongue.say(say("Wrote {path}. Read it, change what you like, and commit it.", path=str(target))))


def first_configuration(reading: Reading) -> tuple[str, Report, Language]:
    """The file, what it says of the posts that were read, and the language of both.

    A rule that would hold back any of these posts, which people have published, becomes advice in it.
    """
    code = check.language_of(reading.config, reading.facts.settings, reading.posts)
    tongue = language(code)
    site = next(name for name, site in all_sites().items() if site is reading.facts.site)
    draft = Draft(
        site=site,
        language=code,
        conventions=reading.conventions,
        folders=_folders(reading.facts.conventions),
        time_zone=reading.facts.settings.time_zone,
        is_set=bool(reading.facts.settings.excerpt_separator),
        dated_names=all(reading.facts.site.named_day(post.path) for post in reading.posts),
    )
    strict = _report(config_file.render(draft, tongue), reading)
    written = config_file.render(replace(draft, held=_held(strict)), tongue)
    return written, _report(written, reading), tongue


def _folders(conventions: Mapping[str, Conventions]) -> Mapping[str, Conventions]:
    """Those of the blogs that are told apart by their folders, where there are several."""
    return {folder: own for folder, own in conventions.items() if folder}


def _report(written: str, reading: Reading) -> Report:
    return check.report(reading.posts, reading.facts, Config.read(SourceFile(PATHS[0], written.encode())))


def _held(report: Report) -> dict[str, Held]:
    held = defaultdict[str, set[str]](set)
    for post in report.posts:
        for finding in post.findings:
            if finding.severity is Severity.BLOCKER:
                held[finding.rule].add(post.path)
    total = len(report.posts)
    return {rule: Held(len(posts), total) for rule, posts in sorted(held.items())}


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
